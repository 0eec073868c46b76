// Package yaml fills structs from plain YAML.
package yaml

import (
	"reflect"
	"strings"
)

func Unmarshal(raw []byte, into interface{}) error {
	fill(reflect.ValueOf(into).Elem(), Parse(string(raw)))
	return nil
}

func fill(target reflect.Value, values map[string]interface{}) {
	for i := 0; i < target.NumField(); i++ {
		name := strings.Split(target.Type().Field(i).Tag.Get("yaml"), ",")[0]
		if name == "" {
			name = strings.ToLower(target.Type().Field(i).Name)
		}
		field := target.Field(i)
		switch value := values[name].(type) {
		case string:
			field.SetString(value)
		case []interface{}:
			for _, one := range value {
				field.Set(reflect.Append(field, reflect.ValueOf(one)))
			}
		case map[string]interface{}:
			if field.Kind() == reflect.Ptr {
				field.Set(reflect.New(field.Type().Elem()))
				field = field.Elem()
			}
			fill(field, value)
		}
	}
}
