// Package viper reads plain YAML and the environment with the interface of spf13/viper.
package viper

import (
	"fmt"
	"os"
	"reflect"
	"strings"
)

var (
	file     string
	prefix   string
	auto     bool
	values   = map[string]interface{}{}
	defaults = map[string]interface{}{}
	replacer = strings.NewReplacer()
)

func SetConfigFile(name string)                 { file = name }
func SetEnvPrefix(name string)                  { prefix = strings.ToUpper(name) + "_" }
func AutomaticEnv()                             { auto = true }
func SetEnvKeyReplacer(given *strings.Replacer) { replacer = given }
func SetDefault(name string, value interface{}) { defaults[name] = value }

// Flag is an option of a command line.
type Flag interface {
	HasChanged() bool
	ValueString() string
}

var (
	flags     = map[string]Flag{}
	variables = map[string]string{}
)

// BindPFlag reads a setting from an option, which has to be there.
func BindPFlag(name string, flag Flag) error {
	if reflect.ValueOf(flag).IsNil() {
		return fmt.Errorf("flag for %q is nil", name)
	}
	flags[name] = flag
	return nil
}

// BindEnv reads a setting from a variable of the environment.
func BindEnv(names ...string) error {
	variables[names[0]] = names[len(names)-1]
	return nil
}

func ReadInConfig() error {
	raw, err := os.ReadFile(file)
	if err == nil {
		values = Parse(string(raw))
	}
	return err
}

func get(name string) interface{} {
	if flag, ok := flags[name]; ok && flag.HasChanged() {
		return flag.ValueString()
	}
	if value, ok := os.LookupEnv(variables[name]); ok {
		return value
	}
	if auto {
		if value, ok := os.LookupEnv(prefix + strings.ToUpper(replacer.Replace(name))); ok {
			return value
		}
	}
	var current interface{} = values
	for _, part := range strings.Split(name, ".") {
		inner, ok := current.(map[string]interface{})
		if !ok {
			return defaults[name]
		}
		current = inner[part]
	}
	if current == nil {
		return defaults[name]
	}
	return current
}

func IsSet(name string) bool { return get(name) != nil }

func GetString(name string) string {
	value, _ := get(name).(string)
	return value
}

func GetStringSlice(name string) []string {
	switch value := get(name).(type) {
	case string:
		return strings.Fields(value)
	case []string:
		return value
	case []interface{}:
		found := []string{}
		for _, one := range value {
			found = append(found, one.(string))
		}
		return found
	}
	return nil
}
