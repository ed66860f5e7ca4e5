package items

import (
	"errors"
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"strings"
)

// values are what the names in an expression stand for: exact numbers.
type values map[string]constant.Value

// evaluate computes an expression of arithmetic, written as in Go but with exact fractions: 7 / 2 is 3.5.
func (v values) evaluate(expression string) (result constant.Value, err error) {
	tree, err := parser.ParseExpr(expression)
	if err != nil {
		return nil, fmt.Errorf("« %s » ne se lit pas comme un calcul", expression)
	}
	defer func() { // go/constant panics where kinds do not go together, such as 1 + true
		if recover() != nil {
			result, err = nil, fmt.Errorf("« %s » mélange des nombres et des conditions", expression)
		}
	}()
	return v.node(tree)
}

// number is evaluate for an expression that must give a number.
func (v values) number(expression string) (constant.Value, error) {
	value, err := v.evaluate(expression)
	if err == nil && value.Kind() == constant.Bool {
		err = fmt.Errorf("« %s » est une condition, pas un nombre", expression)
	}
	return value, err
}

// condition is evaluate for one that must be true or false.
func (v values) condition(expression string) (bool, error) {
	value, err := v.evaluate(expression)
	if err == nil && value.Kind() != constant.Bool {
		err = fmt.Errorf("« %s » est un nombre, pas une condition", expression)
	}
	return err == nil && constant.BoolVal(value), err
}

func (v values) node(tree ast.Expr) (constant.Value, error) {
	switch n := tree.(type) {
	case *ast.BasicLit:
		return constant.MakeFromLiteral(n.Value, n.Kind, 0), nil
	case *ast.ParenExpr:
		return v.node(n.X)
	case *ast.Ident:
		if value, known := v[n.Name]; known {
			return value, nil
		}
		return nil, fmt.Errorf("« %s » n’est pas un nombre du modèle", n.Name)
	case *ast.UnaryExpr:
		x, err := v.node(n.X)
		if err != nil {
			return nil, err
		}
		return constant.UnaryOp(n.Op, x, 0), nil
	case *ast.BinaryExpr:
		return v.binary(n)
	case *ast.CallExpr:
		return v.call(n)
	}
	return nil, errors.New("un calcul ne contient que des nombres, des noms, + - * / %, des comparaisons et des fonctions")
}

func (v values) binary(n *ast.BinaryExpr) (constant.Value, error) {
	x, err := v.node(n.X)
	if err != nil {
		return nil, err
	}
	y, err := v.node(n.Y)
	if err != nil {
		return nil, err
	}
	switch n.Op {
	case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
		return constant.MakeBool(constant.Compare(x, n.Op, y)), nil
	case token.QUO, token.REM:
		if constant.Sign(y) == 0 {
			return nil, errors.New("une division par zéro")
		}
		if n.Op == token.REM {
			x, y = constant.ToInt(x), constant.ToInt(y)
		}
	}
	return constant.BinaryOp(x, n.Op, y), nil
}

var one, ten, half = constant.MakeInt64(1), constant.MakeInt64(10), constant.BinaryOp(constant.MakeInt64(1), token.QUO, constant.MakeInt64(2))

// functions take one or two numbers.
var functions = map[string]func(x ...constant.Value) constant.Value{
	"floor": func(x ...constant.Value) constant.Value { return floor(x[0]) },
	"ceil":  func(x ...constant.Value) constant.Value { return minus(floor(minus(x[0]))) },
	"whole": func(x ...constant.Value) constant.Value {
		return constant.MakeBool(constant.ToInt(x[0]).Kind() == constant.Int)
	},
	"round": round,
	"abs": func(x ...constant.Value) constant.Value {
		if constant.Sign(x[0]) < 0 {
			return minus(x[0])
		}
		return x[0]
	},
	"min": func(x ...constant.Value) constant.Value { return first(token.LSS, x) },
	"max": func(x ...constant.Value) constant.Value { return first(token.GTR, x) },
}

func (v values) call(n *ast.CallExpr) (constant.Value, error) {
	name, _ := n.Fun.(*ast.Ident)
	if name == nil || functions[name.Name] == nil {
		return nil, errors.New("une fonction inconnue : il y a round, floor, ceil, abs, min, max et whole")
	}
	if len(n.Args) == 0 || len(n.Args) > 2 {
		return nil, fmt.Errorf("%s prend un ou deux nombres", name.Name)
	}
	given := make([]constant.Value, len(n.Args))
	for i, arg := range n.Args {
		var err error
		if given[i], err = v.node(arg); err != nil {
			return nil, err
		}
	}
	return functions[name.Name](given...), nil
}

func minus(x constant.Value) constant.Value { return constant.UnaryOp(token.SUB, x, 0) }

// floor is the greatest whole number that is not above x.
func floor(x constant.Value) constant.Value {
	numerator, denominator := constant.Num(x), constant.Denom(x)
	whole := constant.BinaryOp(numerator, token.QUO_ASSIGN, denominator) // towards zero
	if constant.Compare(whole, token.GTR, x) {
		whole = constant.BinaryOp(whole, token.SUB, one)
	}
	return whole
}

// mostRounded bounds the decimals that a template asks for.
const mostRounded = 15

// round goes to the nearest number with that many decimals, halves up.
func round(x ...constant.Value) constant.Value {
	scale := one
	if len(x) == 2 {
		decimals, _ := constant.Int64Val(constant.ToInt(x[1]))
		decimals = min(decimals, mostRounded)
		for range decimals {
			scale = constant.BinaryOp(scale, token.MUL, ten)
		}
	}
	scaled := floor(constant.BinaryOp(constant.BinaryOp(x[0], token.MUL, scale), token.ADD, half))
	return constant.BinaryOp(scaled, token.QUO, scale)
}

func first(order token.Token, x []constant.Value) constant.Value {
	if len(x) == 2 && constant.Compare(x[1], order, x[0]) {
		return x[1]
	}
	return x[0]
}

// mostDecimals is more than any amount or measure shows.
const mostDecimals = 4

// plain writes a number with all its decimals and a point; false when it has no end.
func plain(x constant.Value) (string, bool) {
	if whole := constant.ToInt(x); whole.Kind() == constant.Int {
		return whole.ExactString(), true
	}
	for decimals := int64(1); decimals <= mostDecimals; decimals++ {
		if r := round(x, constant.MakeInt64(decimals)); constant.Compare(r, token.EQL, x) {
			return fixed(x, int(decimals)), true
		}
	}
	return "", false
}

// fixed writes a number with that many decimals.
func fixed(x constant.Value, decimals int) string {
	scale := constant.MakeInt64(1)
	for range decimals {
		scale = constant.BinaryOp(scale, token.MUL, ten)
	}
	digits := floor(constant.BinaryOp(constant.BinaryOp(x, token.MUL, scale), token.ADD, half)).ExactString()
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	if decimals == 0 {
		return sign + digits
	}
	for len(digits) <= decimals {
		digits = "0" + digits
	}
	cut := len(digits) - decimals
	return sign + digits[:cut] + "." + digits[cut:]
}

// french writes a plain number as people read it: 1 800, 2,5.
func french(number string) string {
	whole, decimals, some := strings.Cut(number, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "\u202f" + whole[at:]
	}
	if some {
		whole += "," + decimals
	}
	return sign + whole
}
