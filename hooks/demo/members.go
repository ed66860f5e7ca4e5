package demo

import (
	"fmt"

	"github.com/pocketbase/dbx"
)

// Newcomer waits for the administrator of the demo to accept her; her sign-in shows what that looks like.
var Newcomer = Account{"Capucine Moreau", "attente@demo.example", "demo-attente-eva", "counsellor", "val"}

// newcomers are somebody who asks to join the team, and an invitation that nobody answered yet.
func (f *filler) newcomers() error {
	chief, err := f.app.FindAuthRecordByEmail("counsellors", "direction@demo.example")
	if err != nil {
		return fmt.Errorf("find the administrator of the demo: %w", err)
	}
	structure := chief.GetString("structure")
	if _, err := f.save("counsellors", map[string]any{
		"name": Newcomer.Name, "email": Newcomer.Email, "password": Newcomer.Password, "verified": true, "role": Newcomer.Role,
		"structure": structure, "state": "pending", "demo": true, "created": stamp(f.now.AddDate(0, 0, -1)),
	}); err != nil {
		return err
	}
	if _, err := f.save("invitations", map[string]any{
		"email": "gaspard.leroy@demo.example", "role": "counsellor", "state": "open", "structure": structure, "inviter": chief.Id,
		"expires_at": f.now.AddDate(0, 0, 13),
	}); err != nil {
		return err
	}
	// Nobody reads mail at these addresses.
	_, err = f.app.NonconcurrentDB().Delete("mails", dbx.Like("to", "@demo.example").Match(true, false)).Execute()
	return err
}
