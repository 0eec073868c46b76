// Package cobra runs one command with options, with the interface of spf13/cobra and its pflag.
package cobra

import (
	"fmt"
	"os"
	"strings"
)

// Command is what a program does.
type Command struct {
	Use, Short   string
	SilenceUsage bool
	RunE         func(cmd *Command, args []string) error

	flags, persistent FlagSet
	commands          []*Command
	together          [][]string
	parent            *Command
}

func (c *Command) Flags() *FlagSet           { return &c.flags }
func (c *Command) PersistentFlags() *FlagSet { return &c.persistent }

func (c *Command) AddCommand(commands ...*Command) {
	for _, one := range commands {
		one.parent = c
	}
	c.commands = append(c.commands, commands...)
}

func (c *Command) MarkFlagRequired(name string) error           { return c.flags.require(name) }
func (c *Command) MarkPersistentFlagRequired(name string) error { return c.persistent.require(name) }

// MarkFlagFilename says which endings a shell completes; it knows the flags that are defined.
func (c *Command) MarkFlagFilename(name string, _ ...string) error {
	_, err := c.flags.find(name)
	return err
}

// MarkFlagsRequiredTogether panics over a flag that nobody defines.
func (c *Command) MarkFlagsRequiredTogether(names ...string) {
	for _, name := range names {
		if _, err := c.flags.find(name); err != nil {
			panic(fmt.Sprintf("Failed to find flag %q and mark it as being required in a flag group", name))
		}
	}
	c.together = append(c.together, names)
}

// Execute runs the command that the first word names, or the command itself.
func (c *Command) Execute() error {
	chosen, words := c, os.Args[1:]
	for _, one := range c.commands {
		if len(words) > 0 && strings.Fields(one.Use)[0] == words[0] {
			chosen, words = one, words[1:]
		}
	}
	for _, own := range chosen.persistent.order {
		chosen.flags.add(own)
	}
	for around := chosen.parent; around != nil; around = around.parent {
		for _, own := range around.persistent.order {
			chosen.flags.add(own)
		}
	}
	if err := chosen.flags.parse(words); err != nil {
		return err
	}
	for _, names := range chosen.together {
		set := 0
		for _, name := range names {
			if one, _ := chosen.flags.find(name); one.set {
				set++
			}
		}
		if set != 0 && set != len(names) {
			return fmt.Errorf("if any flags in the group %v are set they must all be set", names)
		}
	}
	return chosen.RunE(chosen, chosen.flags.rest)
}

// CheckErr ends the program over an error.
func CheckErr(err interface{}) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

// Flag is an option.
type Flag struct {
	name, short   string
	value         *string
	set, required bool
}

// HasChanged says whether the option was given.
func (f *Flag) HasChanged() bool { return f.set }

// ValueString is what it was given, or its default.
func (f *Flag) ValueString() string { return *f.value }

// FlagSet holds options by name.
type FlagSet struct {
	order []*Flag
	rest  []string
}

func (f *FlagSet) StringVarP(value *string, name, short, given, _ string) {
	*value = given
	f.add(&Flag{name: name, short: short, value: value})
}

func (f *FlagSet) StringVar(value *string, name, given, usage string) {
	f.StringVarP(value, name, "", given, usage)
}

func (f *FlagSet) StringP(name, short, given, usage string) *string {
	value := new(string)
	f.StringVarP(value, name, short, given, usage)
	return value
}

func (f *FlagSet) String(name, given, usage string) *string { return f.StringP(name, "", given, usage) }

func (f *FlagSet) GetString(name string) (string, error) {
	one, err := f.find(name)
	if err != nil {
		return "", fmt.Errorf("flag accessed but not defined: %s", name)
	}
	return *one.value, nil
}

// Lookup finds an option; nil where nobody defines it.
func (f *FlagSet) Lookup(name string) *Flag {
	one, _ := f.find(name)
	return one
}

func (f *FlagSet) add(one *Flag) { f.order = append(f.order, one) }

func (f *FlagSet) require(name string) error {
	one, err := f.find(name)
	if err == nil {
		one.required = true
	}
	return err
}

func (f *FlagSet) find(name string) (*Flag, error) {
	for _, one := range f.order {
		if one.name == name || one.short != "" && one.short == name {
			return one, nil
		}
	}
	return nil, fmt.Errorf("no such flag -%v", name)
}

func (f *FlagSet) parse(words []string) error {
	for len(words) > 0 {
		if !strings.HasPrefix(words[0], "-") || len(words) == 1 {
			return fmt.Errorf("unexpected %s", words[0])
		}
		one, err := f.find(strings.TrimLeft(words[0], "-"))
		if err != nil {
			return fmt.Errorf("unknown flag: %s", words[0])
		}
		*one.value, one.set = words[1], true
		words = words[2:]
	}
	var missing []string
	for _, one := range f.order {
		if one.required && !one.set {
			missing = append(missing, one.name)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf(`required flag(s) "%s" not set`, strings.Join(missing, `", "`))
	}
	return nil
}
