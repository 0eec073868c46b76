// Package cli fills variables from options and the environment, with the interface of urfave/cli.
package cli

import (
	"fmt"
	"os"
	"strings"
)

// Flag is an option.
type Flag interface {
	take(given map[string]string) error
}

// StringFlag is an option with a text.
type StringFlag struct {
	Name, Usage, Value string
	Aliases, EnvVars   []string
	Required           bool
	Destination        *string
}

func (f *StringFlag) take(given map[string]string) error {
	value, found := f.Value, false
	for _, name := range f.EnvVars {
		if given, ok := os.LookupEnv(name); ok && !found {
			value, found = given, true
		}
	}
	for _, name := range append([]string{f.Name}, f.Aliases...) {
		if text, ok := given[name]; ok {
			value, found = text, true
			delete(given, name)
		}
	}
	if f.Required && !found {
		return fmt.Errorf("Required flag %q not set", f.Name)
	}
	if f.Destination != nil {
		*f.Destination = value
	}
	values[f.Name], set[f.Name] = value, found
	return nil
}

var (
	values = map[string]string{}
	set    = map[string]bool{}
)

// Context tells what was given.
type Context struct{}

func (c *Context) String(name string) string { return values[name] }

// IsSet says whether an option was given.
func (c *Context) IsSet(name string) bool { return set[name] }

// App is a program.
type App struct {
	Name, Usage string
	Flags       []Flag
	Action      func(c *Context) error
}

// Run reads the options and does what the program is for.
func (a *App) Run(words []string) error {
	given := map[string]string{}
	for at := 1; at+1 < len(words); at += 2 {
		given[strings.TrimLeft(words[at], "-")] = words[at+1]
	}
	for _, one := range a.Flags {
		if err := one.take(given); err != nil {
			return err
		}
	}
	for name := range given {
		return fmt.Errorf("flag provided but not defined: -%s", name)
	}
	return a.Action(&Context{})
}
