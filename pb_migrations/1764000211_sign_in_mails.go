package pb_migrations

import "github.com/pocketbase/pocketbase/core"

// The mails that PocketBase sends by itself, editable in the dashboard. Links hold their token in the fragment, which browsers
// keep to themselves: it reaches no log. No mail holds a name: whoever asks for one for somebody else would choose it.

var codeMail = core.EmailTemplate{
	Subject: "Votre code de connexion à {APP_NAME}",
	Body: `<p>Bonjour,</p>
<p>Votre code de connexion est : <strong>{OTP}</strong></p>
<p>Il sert une seule fois, pendant 10 minutes. Ne le donnez à personne : l’équipe ne vous le demandera jamais.</p>
<p>Vous n’avez pas demandé ce code ? Ne faites rien : sans lui, personne ne peut entrer.</p>
<p>L’équipe {APP_NAME}</p>`,
}

var resetMail = core.EmailTemplate{
	Subject: "Choisir un nouveau mot de passe pour {APP_NAME}",
	Body: `<p>Bonjour,</p>
<p>Pour choisir un nouveau mot de passe, suivez ce lien. Il sert pendant une heure.</p>
<p><a class="btn" href="{APP_URL}/conseil/mot-de-passe#{TOKEN}">Choisir un mot de passe</a></p>
<p>Vous n’avez rien demandé ? Ne faites rien : votre mot de passe ne change pas.</p>
<p>L’équipe {APP_NAME}</p>`,
}

var changeMail = core.EmailTemplate{
	Subject: "Confirmer votre nouvelle adresse pour {APP_NAME}",
	Body: `<p>Bonjour,</p>
<p>Pour vous connecter désormais avec cette adresse, suivez ce lien. Votre mot de passe vous sera demandé. Le lien sert pendant une heure.</p>
<p><a class="btn" href="{APP_URL}/conseil/confirmation#{TOKEN}">Confirmer cette adresse</a></p>
<p>Vous n’avez rien demandé ? Ne faites rien : aucune adresse ne change.</p>
<p>L’équipe {APP_NAME}</p>`,
}

var verificationMail = core.EmailTemplate{
	Subject: "Confirmer votre adresse pour {APP_NAME}",
	Body: `<p>Bonjour,</p>
<p>Pour confirmer que cette adresse est la vôtre, suivez ce lien. Il sert pendant trois jours.</p>
<p><a class="btn" href="{APP_URL}/conseil/attente#{TOKEN}">Confirmer cette adresse</a></p>
<p>Vous n’avez rien demandé ? Ne faites rien.</p>
<p>L’équipe {APP_NAME}</p>`,
}

var alertMail = core.EmailTemplate{
	Subject: "Nouvelle connexion à votre compte {APP_NAME}",
	Body: `<p>Bonjour,</p>
<p>Quelqu’un vient d’entrer dans votre compte depuis un appareil nouveau : {ALERT_INFO}</p>
<p>Ce n’était pas vous ? Changez votre mot de passe sans attendre : les autres sessions se ferment aussitôt.</p>
<p>L’équipe {APP_NAME}</p>`,
}
