package page

import (
	"context"

	"github.com/pocketbase/pocketbase/core"
)

// HasDemo says whether there is demo data: whatever shows figures of it says so.
func HasDemo(ctx context.Context, app core.App) (demo bool, err error) {
	err = app.ConcurrentDB().NewQuery(`SELECT EXISTS (SELECT 1 FROM structures WHERE demo = TRUE)`).WithContext(ctx).Row(&demo)
	return demo, err
}
