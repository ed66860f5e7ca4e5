// Package simulation plays a situation by its own simulate(), the one that the front declares: demo data, the load and
// the golden logs can then never disagree with the front on an event.
package simulation

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"github.com/grafana/sobek"

	"eva/scoring"
)

// Profile is how somebody plays; its names are those of the front.
type Profile struct {
	Name         string  `json:"name"`
	Pace         float64 `json:"pace"`         // 1 = usual, 2 = twice as slow
	Accuracy     float64 `json:"accuracy"`     // 0..1
	GivesUpAfter float64 `json:"givesUpAfter"` // share of the items after which they stop; 1 = never
	Seed         uint32  `json:"seed"`
}

// Play is one whole block of a play: what the front would have recorded.
type Play struct {
	Events  []scoring.Event
	Outcome string // scoring.Finished or scoring.Abandoned
	Asks    []int  // of a routed play: how many events came before each question for more items
}

// Player plays the situations of a front. It may be used by several goroutines.
type Player struct {
	modules *modules

	mu    sync.Mutex
	plays map[string]sobek.ModuleRecord // entry module by situation
	idle  map[string][]stage
}

// stage is a runtime that has loaded a situation. A runtime is for one goroutine at a time.
type stage struct {
	runtime *sobek.Runtime
	play    sobek.Callable
}

// New prepares a player of the situations of front, the directory that browsers read.
func New(front fs.FS) *Player {
	return &Player{modules: newModules(front), plays: map[string]sobek.ModuleRecord{}, idle: map[string][]stage{}}
}

// Play plays a situation. The same arguments give the same events, here and in Node.
func (p *Player) Play(bank Bank, profile Profile) (*Play, error) {
	var play Play
	bank.asked = &play.Asks
	log, err := p.log(bank, profile)
	if err != nil {
		return nil, fmt.Errorf("simulate %s: %w", bank.Situation, err)
	}
	if err := json.Unmarshal([]byte(log), &play.Events); err != nil {
		return nil, fmt.Errorf("simulate %s: %w", bank.Situation, err)
	}
	if len(play.Events) == 0 {
		return nil, fmt.Errorf("simulate %s: no event", bank.Situation)
	}
	play.Outcome = play.Events[len(play.Events)-1].Name
	before := 1 + slices.IndexFunc(play.Events, func(e scoring.Event) bool { return e.Name == "test_started" })
	for i := range play.Asks {
		play.Asks[i] += before
	}
	return &play, nil
}

// log is the play as the front writes it.
func (p *Player) log(bank Bank, profile Profile) (string, error) {
	stage, err := p.take(bank.Situation)
	if err != nil {
		return "", err
	}
	rights, err := json.Marshal(bank.Rights)
	if err != nil {
		return "", err
	}
	settings, err := json.Marshal(profile)
	if err != nil {
		return "", err
	}
	to := stage.runtime.ToValue
	following := sobek.Undefined()
	if bank.Routed() {
		following = to(bank.next)
	}
	log, err := stage.play(sobek.Undefined(), to(string(bank.Content)), to(string(rights)), to(string(settings)), following)
	if err != nil {
		return "", err // its runtime is left to the collector: what it stopped in is unknown
	}
	p.giveBack(bank.Situation, stage)
	return log.String(), nil
}

func (p *Player) take(situation string) (stage, error) {
	p.mu.Lock()
	if idle := p.idle[situation]; len(idle) > 0 {
		last := idle[len(idle)-1]
		p.idle[situation] = idle[:len(idle)-1]
		p.mu.Unlock()
		return last, nil
	}
	defer p.mu.Unlock()
	record, known := p.plays[situation]
	if !known {
		var err error
		if record, err = p.modules.entry("simulation-"+situation+".js", fmt.Sprintf(entrySource, p.modules.whole(situation))); err != nil {
			return stage{}, err
		}
		p.plays[situation] = record
	}
	return load(record)
}

func (p *Player) giveBack(situation string, s stage) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.idle[situation] = append(p.idle[situation], s)
}

// entrySource does in sobek what tests/golden.mjs does in Node. JSON goes in and out: strings are the one thing that
// costs nothing to pass and means the same on both sides.
const entrySource = `import { seeded } from "./shared/random.js";
import { simulatePlay } from "./shared/simulate.js";
import { situation } from "./%s";
export function play(content, rights, settings, following) {
  const right = JSON.parse(rights);
  const { seed, ...profile } = JSON.parse(settings);
  const next = following && ((events) => JSON.parse(following(JSON.stringify(events))));
  return JSON.stringify(simulatePlay(situation, JSON.parse(content), { ...profile, next, random: seeded(seed), right: (id) => right[id] ?? "" }));
}`

func load(record sobek.ModuleRecord) (stage, error) {
	runtime := sobek.New()
	cyclic, ok := record.(sobek.CyclicModuleRecord)
	if !ok {
		return stage{}, fmt.Errorf("load %T: not a module that can be run", record)
	}
	if promise := cyclic.Evaluate(runtime); promise.State() != sobek.PromiseStateFulfilled {
		return stage{}, fmt.Errorf("load: %v", promise.Result())
	}
	play, ok := sobek.AssertFunction(runtime.NamespaceObjectFor(record).Get("play"))
	if !ok {
		return stage{}, fmt.Errorf("load: no play function")
	}
	return stage{runtime, play}, nil
}
