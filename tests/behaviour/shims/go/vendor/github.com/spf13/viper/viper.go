// Package viper reads plain YAML and the environment with the interface of spf13/viper.
package viper

import (
	"os"
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

func ReadInConfig() error {
	raw, err := os.ReadFile(file)
	if err == nil {
		values = Parse(string(raw))
	}
	return err
}

func get(name string) interface{} {
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
