// The kit for engines that Go can call: one file, no module but the standard library.
//
// An adapter implements Adapter, and its main ends by Serve(adapter). The kit speaks the protocol over
// standard input and output: the handshake, batches, one answer a request, numbers beyond 2^53, and the
// answers that follow from others. What is printed by fmt goes to standard error.

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// About is who the engine is and what it can do, in the words of the protocol.
type About struct {
	Assay        int               `json:"assay"`
	Name         string            `json:"name"`
	Version      string            `json:"version"`
	Language     string            `json:"language"`
	Capabilities []string          `json:"capabilities"`
	Conventions  map[string]string `json:"conventions,omitempty"`
	Limits       *Limits           `json:"limits,omitempty"`
}

// Limits is how far the engine's numbers reach; what is left out has no limit.
type Limits struct {
	OrderID     uint64    // the greatest id
	Price       *[2]int64 // the least and the greatest
	Quantity    int64
	Instruments int
	Orders      int // live at one time
}

// MarshalJSON writes the limits that there are.
func (l Limits) MarshalJSON() ([]byte, error) {
	var members []string
	if l.OrderID != 0 {
		members = append(members, fmt.Sprintf(`"orderID":"%d"`, l.OrderID))
	}
	if l.Price != nil {
		members = append(members, fmt.Sprintf(`"price":[%s,%s]`, units(l.Price[0]), units(l.Price[1])))
	}
	if l.Quantity != 0 {
		members = append(members, `"quantity":`+units(l.Quantity))
	}
	if l.Instruments != 0 {
		members = append(members, fmt.Sprintf(`"instruments":%d`, l.Instruments))
	}
	if l.Orders != 0 {
		members = append(members, fmt.Sprintf(`"orders":%d`, l.Orders))
	}
	return []byte("{" + strings.Join(members, ",") + "}"), nil
}

// Order is an order of the suite. Prices and quantities are whole units; a market order has no price.
type Order struct {
	ID          uint64
	Instrument  string
	IsBuy       bool
	Price       *int64
	Quantity    int64
	TimeInForce string // gtc, day, gtd, ioc, fok, opg, cls
	Expires     *int64
	Account     string
}

// Fill is a trade of the incoming order with a resting one.
type Fill struct {
	Maker           uint64
	Price, Quantity int64
}

// Resting is an order of a book.
type Resting struct {
	ID            uint64
	Price, Leaves int64
}

// Adapter is what an adapter does. An error is the reason for which the engine refuses, in a word of the
// protocol; it is empty where the engine does not say why.
type Adapter interface {
	About() About
	// Reset starts anew with empty books; instruments are those of the request. An error says why the
	// engine can't trade these instruments or follow these conventions.
	Reset(instruments []json.RawMessage, conventions map[string]string) error
	Enter(order Order) ([]Fill, error)
	Cancel(id uint64) error
	// Replace changes what is not nil; it tells whether the order is still there, or was filled.
	Replace(id uint64, price, quantity *int64) (fills []Fill, isGone bool, err error)
	// Book gives bids and asks, the best first.
	Book(instrument string) (bids, asks []Resting)
}

// number is a number or a string of digits.
type number int64

func (n *number) UnmarshalJSON(text []byte) error {
	value, err := strconv.ParseInt(strings.Trim(string(text), "\""), 10, 64)
	*n = number(value)
	return err
}

func (n *number) optional() *int64 {
	if n == nil {
		return nil
	}
	value := int64(*n)
	return &value
}

// units is a number as the protocol has it: beyond 2^53 a string of digits.
func units(value int64) string {
	if value > 1<<53 || value < -(1<<53) {
		return fmt.Sprintf("%q", strconv.FormatInt(value, 10))
	}
	return strconv.FormatInt(value, 10)
}

type command struct {
	Do          string          `json:"do"`
	ID          string          `json:"id"`
	Instrument  json.RawMessage `json:"instrument"`
	Side        string          `json:"side"`
	Type        string          `json:"type"`
	Price       *number         `json:"price"`
	Quantity    *number         `json:"quantity"`
	TimeInForce string          `json:"timeInForce"`
	Expires     *number         `json:"expires"`
	Account     string          `json:"account"`
}

type request struct {
	Ask         string            `json:"ask"`
	Instruments []json.RawMessage `json:"instruments"`
	Conventions map[string]string `json:"conventions"`
	Commands    []command         `json:"commands"`
	Instrument  string            `json:"instrument"`
}

// Serve answers requests until the suite stops.
func Serve(adapter Adapter) {
	answers := bufio.NewWriter(os.Stdout)
	os.Stdout = os.Stderr
	input := bufio.NewReaderSize(os.Stdin, 1<<16)
	symbols := map[string]bool{}
	for {
		line, err := input.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked request
		if err := json.Unmarshal(line, &asked); err != nil {
			panic(err)
		}
		fmt.Fprintln(answers, answer(adapter, asked, symbols))
		answers.Flush()
		if asked.Ask == "stop" {
			return
		}
	}
}

func answer(adapter Adapter, asked request, symbols map[string]bool) string {
	switch asked.Ask {
	case "start":
		about := adapter.About()
		about.Assay, about.Language = 1, "Go"
		text, err := json.Marshal(about)
		if err != nil {
			panic(err)
		}
		return string(text)
	case "reset":
		clear(symbols)
		for _, one := range asked.Instruments {
			var named struct{ Symbol string }
			if err := json.Unmarshal(one, &named); err != nil {
				panic(err)
			}
			symbols[named.Symbol] = true
		}
		if err := adapter.Reset(asked.Instruments, asked.Conventions); err != nil {
			return `{"unsupported":` + quoted(err.Error()) + `}`
		}
		return `{"ok":true}`
	case "commands":
		lists := make([]string, len(asked.Commands))
		for index, one := range asked.Commands {
			events, err := events(adapter, one, symbols)
			if err != nil {
				events = rejection(err.Error())
			}
			lists[index] = "[" + events + "]"
		}
		return `{"events":[` + strings.Join(lists, ",") + `]}`
	case "book":
		bids, asks := adapter.Book(asked.Instrument)
		return `{"bids":[` + rows(bids) + `],"asks":[` + rows(asks) + `]}`
	case "stop":
		return `{"ok":true}`
	default:
		return `{"error":"the kit does not know this request"}`
	}
}

// rejection is the event of a refusal; a reason that is empty is left out.
func rejection(reason string) string {
	if reason == "" {
		return `{"event":"rejected"}`
	}
	return `{"event":"rejected","reason":` + quoted(reason) + `}`
}

// quoted is text as JSON has it.
func quoted(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(quoted)
}

func events(adapter Adapter, one command, symbols map[string]bool) (string, error) {
	id, _ := strconv.ParseUint(one.ID, 10, 64)
	switch one.Do {
	case "new":
		return enter(adapter, id, one, symbols)
	case "cancel":
		return `{"event":"canceled"}`, adapter.Cancel(id)
	case "replace":
		fills, isGone, err := adapter.Replace(id, one.Price.optional(), one.Quantity.optional())
		if isGone {
			return `{"event":"canceled"}`, err
		}
		return `{"event":"replaced"}` + trades(fills), err
	default:
		panic("the adapter can't do " + one.Do)
	}
}

func enter(adapter Adapter, id uint64, one command, symbols map[string]bool) (string, error) {
	var symbol string
	if json.Unmarshal(one.Instrument, &symbol) != nil || !symbols[symbol] {
		return "", fmt.Errorf("unknownInstrument")
	}
	order := Order{
		ID: id, Instrument: symbol, IsBuy: one.Side == "buy", Price: one.Price.optional(),
		Quantity: int64(*one.Quantity), TimeInForce: one.TimeInForce,
		Expires: one.Expires.optional(), Account: one.Account,
	}
	fills, err := adapter.Enter(order)
	missing := order.Quantity
	for _, fill := range fills {
		missing -= fill.Quantity
	}
	events := `{"event":"accepted"}` + trades(fills)
	rests := order.Price != nil && order.TimeInForce != "ioc" && order.TimeInForce != "fok"
	if !rests && missing > 0 {
		events += `,{"event":"canceled"}`
	}
	return events, err
}

func trades(fills []Fill) string {
	var text strings.Builder
	for _, fill := range fills {
		fmt.Fprintf(&text, `,{"event":"traded","maker":"%d","price":%s,"quantity":%s}`,
			fill.Maker, units(fill.Price), units(fill.Quantity))
	}
	return text.String()
}

func rows(orders []Resting) string {
	rows := make([]string, len(orders))
	for index, order := range orders {
		rows[index] = fmt.Sprintf(`{"id":"%d","price":%s,"leaves":%s}`,
			order.ID, units(order.Price), units(order.Leaves))
	}
	return strings.Join(rows, ",")
}
