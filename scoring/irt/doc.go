// Package irt is item response theory for tests of one ability: what an answer says of a person, and how surely.
//
// A test is calibrated once, from the answers of many persons; then each person is scored, with an error; then the score is
// turned into what was asked, such as a level:
//
//	calibration, err := irt.Calibrate(irt.Data{Names: names, Responses: responses}, irt.TwoPL, irt.Options{})
//	scorer, err := irt.NewScorer(calibration.Items, irt.DefaultGrid())
//	density, err := scorer.Posterior(answers, nil)
//	level, err := irt.Classify(density, irt.DefaultGrid(), []float64{-1, 0.5})
//
// Everything here is pure: no clock, no input or output, and no chance but the source that a caller hands in. The same input
// gives the same bits, whatever the number of processors.
//
// # Units and shapes
//
// Abilities, difficulties and thresholds are on one scale, whose unit is the standard deviation of the population that
// calibrated the test, and whose 0 is its mean; slopes are per unit of it, information per squared unit. Times are seconds.
//
// Responses are a [][]int8, persons × items. A response is the number of a category, from 0: 0 and 1 for wrong and right, 0…m
// for an item with m + 1 categories. [Missing] is an item that was not given; it says nothing, which is right for items left
// out by design and by an adaptive test, and wrong for items that a person skipped. A pattern is one row, as long as the
// items. Posteriors are a []float64, one number for each node of a [Grid], that sum to 1.
//
// # Models
//
// An [Item] has a slope a > 0 and, by its [Model]:
//
//   - [Rasch], [OnePL], [TwoPL]: P(1|θ) = 1 / (1 + exp(−(aθ + d))), difficulty b = −d/a. Rasch fixes a = 1; OnePL shares one a.
//   - [ThreePL]: P(1|θ) = c + (1 − c) / (1 + exp(−a(θ − b))). For scoring only: c is never estimated here.
//   - [GRM] (Samejima 1969): P(X ≥ k|θ) = 1 / (1 + exp(−a(θ − b_k))), k = 1…m, thresholds b_1 < … < b_m.
//   - [GPCM] (Muraki 1992): P(X = k|θ) ∝ exp(Σ_{v=1…k} a(θ − b_v)), k = 0…m, step parameters b_v in any order.
//
// A bank may mix them. [Item.Probabilities], [Item.Expected], [Item.Information] and [TestInformation] are their curves.
//
// # Calibrating
//
// [Calibrate] finds the parameters under which the answers are most probable, abilities being drawn from a standard normal
// population (marginal maximum likelihood). It takes identical patterns together, and data that are missing by design, so
// that forms with common items land on one scale. It refuses an item that everybody answered alike, or that too few were
// given; it reports, in [Calibration.Converged], slopes that run away, as those of two copies of one item do. [Relate] brings
// two calibrations to one scale by the items that they share, [Link.Carry] moves an item there. [Recover] shows, on
// simulated answers, how near a calibration of a certain size comes.
//
// # Scoring
//
// [EAP] is the score of this service: the mean of what is known of a person after the answers, its error the standard
// deviation; it exists for any pattern. [MAP], [WLE] and [ML] are the other usual estimates; ML does not exist for all right or
// all wrong, and then is an [ErrNoEstimate]. A [Scorer] does EAP for many persons; [Posterior] gives the whole distribution. Wrong
// answers never raise, and times never change, an ability.
//
// [Classify] turns a posterior into the probability of each level between cuts. Below [SureEnough] no level is reported: the
// result is "between", to be confirmed.
//
// # Choosing items
//
// [Adapt] plays an adaptive test: the item with the most information ([Selection], with balanced contents and limited
// exposure), until the error is small, the level is sure, or the count is reached ([Stop]). A [Multistage] test gives whole
// modules, and its routes ([Route]) are data that can be read and checked beforehand.
//
// # Quality
//
// Of a scale: [Alpha] with its error, [Omega], [EAPReliability], [MarginalReliability]. Of an item: [FitItems] (S-X²). Of a
// person's answers: [FitPerson] (lz and lz*). Of fairness: [MantelHaenszelDIF] and [LogisticDIF] tell items on which persons of equal
// ability but of two groups do not have equal chances.
//
// # Time, effort and change
//
// [Speed] is how quick a person is, apart from ability. [NT10] and [Effort] tell answers too quick to have been read; they are questions to
// ask, never a reason to lower a score. [ReliableChange] and [AbilityChange] tell a change from noise.
//
// # Numbers to trust
//
// Each formula names its source; each is tested against a published number or one computed independently (testdata/oracle.R,
// by R's own optimiser and quadrature, psych and eRm), closed forms to 1e-6 or better, calibrated parameters to 1e-3. Estimates
// lie within [Options.Tolerance] of the maximum, and do not depend on the order of persons or items. Refusals are errors to be
// tested with errors.Is; what concerns an item is an [ItemError] that names it. Nothing returns NaN, and nothing panics on data.
package irt
