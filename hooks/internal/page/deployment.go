package page

import (
	"html/template"
	"net/mail"
	"sync"
	"time"

	"github.com/pocketbase/pocketbase/core"
)

// Deployment is who runs this service, as they wrote it in the dashboard. Empty means that they did not.
type Deployment struct {
	ServiceName                                               string
	PublisherName, PublisherAddress, PublisherPhone           string
	PublisherEmail, ContactEmail, DPOEmail, ReplyTo           string
	DirectorName, DirectorRole                                string
	HostName, HostAddress, HostPhone                          string
	AccessibilityStatus, AccessibilityDate, AccessibilityRate string
	SecurityContact, SecurityPolicy                           string
	DPOName, LegalBasis, RepositoryURL                        string
	OpinionEnd, OpinionReport, OpinionOffice                  string // addresses of « Je donne mon avis »
	RetentionMonths                                           int
	Announcement                                              string

	// Written by superusers only; the CSP lets no script run.
	LegalText, TermsText, PrivacyText, ContactText, HelpText  template.HTML
	AccessibilityText, AccessibilityScheme, AccessibilityPlan template.HTML
}

// conformity gives the words of the law; all else would be a claim that nobody made.
var conformity = map[string]string{"total": "totalement conforme", "partial": "partiellement conforme"}

// Conformity is the state of accessibility in the words that the law asks for.
func (d Deployment) Conformity() string {
	if words, ok := conformity[d.AccessibilityStatus]; ok {
		return words
	}
	return "non conforme"
}

// Contact is where people write to.
func (d Deployment) Contact() string { return firstKnown(d.ContactEmail, d.PublisherEmail) }

// Reply is who gets the answers to the mails of the service; "" when nobody gave an address.
func (d Deployment) Reply() string {
	for _, known := range []string{d.ReplyTo, d.ContactEmail, d.PublisherEmail} {
		if address, err := mail.ParseAddress(known); err == nil {
			return address.Address
		}
	}
	return ""
}

// Protection is where people write to about their personal data.
func (d Deployment) Protection() string { return firstKnown(d.DPOEmail, d.Contact()) }

func firstKnown(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

const (
	deploymentKey = "page.deployment"
	deploymentAge = time.Minute // a command may have changed the row in another process
)

// remembered keeps the row, which every page needs and nobody changes.
type remembered struct {
	mutex sync.Mutex
	value Deployment
	until time.Time
}

func memory(app core.App) *remembered {
	return app.Store().GetOrSet(deploymentKey, func() any { return &remembered{} }).(*remembered)
}

// Bind forgets what is remembered of the deployment when somebody changes it.
func Bind(app core.App) {
	forget := func(e *core.RecordEvent) error {
		m := memory(app)
		m.mutex.Lock()
		m.until = time.Time{}
		m.mutex.Unlock()
		return e.Next()
	}
	app.OnRecordValidate("deployment").BindFunc(checkOpinions)
	app.OnRecordAfterCreateSuccess("deployment").BindFunc(forget)
	app.OnRecordAfterUpdateSuccess("deployment").BindFunc(forget)
	app.OnRecordAfterDeleteSuccess("deployment").BindFunc(forget)
}

// Current is the deployment as it is now.
func Current(app core.App) (Deployment, error) {
	m := memory(app)
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if time.Now().Before(m.until) {
		return m.value, nil
	}
	records, err := app.FindRecordsByFilter("deployment", "", "", 1, 0)
	if err != nil {
		return Deployment{}, err
	}
	m.value, m.until = Deployment{ServiceName: "Eva"}, time.Now().Add(deploymentAge)
	if len(records) > 0 {
		m.value = read(records[0])
	}
	return m.value, nil
}

func read(r *core.Record) Deployment {
	text := r.GetString
	html := func(field string) template.HTML { return template.HTML(r.GetString(field)) }
	return Deployment{
		ServiceName:   firstKnown(text("service_name"), "Eva"),
		PublisherName: text("publisher_name"), PublisherAddress: text("publisher_address"),
		PublisherPhone: text("publisher_phone"), PublisherEmail: text("publisher_email"),
		ContactEmail: text("contact_email"), DPOEmail: text("dpo_email"), ReplyTo: text("reply_to"),
		DirectorName: text("director_name"), DirectorRole: text("director_role"),
		HostName: text("host_name"), HostAddress: text("host_address"), HostPhone: text("host_phone"),
		AccessibilityStatus: text("accessibility_status"), AccessibilityDate: text("accessibility_date"),
		AccessibilityRate: text("accessibility_rate"),
		SecurityContact:   text("security_contact"), SecurityPolicy: text("security_policy"),
		RetentionMonths: r.GetInt("retention_months"), Announcement: text("announcement"),
		LegalText: html("legal_text"), TermsText: html("terms_text"), PrivacyText: html("privacy_text"),
		AccessibilityText: html("accessibility_text"), AccessibilityScheme: html("accessibility_scheme"),
		AccessibilityPlan: html("accessibility_plan"), ContactText: html("contact_text"), HelpText: html("help_text"),
		DPOName: text("dpo_name"), LegalBasis: text("legal_basis"), RepositoryURL: text("repository_url"),
		OpinionEnd: text("jdma_end"), OpinionReport: text("jdma_report"), OpinionOffice: text("jdma_office"),
	}
}
