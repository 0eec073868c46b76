package viper

import (
	"strings"
)

// Parse reads maps, lists of scalars and scalars.
func Parse(text string) map[string]interface{} {
	root := map[string]interface{}{}
	type level struct {
		depth int
		in    map[string]interface{}
		key   string
	}
	stack := []level{{-1, root, ""}}
	for _, line := range strings.Split(text, "\n") {
		bare := strings.TrimSpace(line)
		if bare == "" || strings.HasPrefix(bare, "#") {
			continue
		}
		depth := strings.Index(line, bare)
		if strings.HasPrefix(bare, "- ") {
			top := stack[len(stack)-1]
			list, _ := top.in[top.key].([]interface{})
			top.in[top.key] = append(list, strings.Trim(bare[2:], "\"'"))
			continue
		}
		for stack[len(stack)-1].depth >= depth {
			stack = stack[:len(stack)-1]
		}
		pair := strings.SplitN(bare, ":", 2)
		parent := stack[len(stack)-1]
		into := parent.in
		if parent.key != "" {
			next, ok := into[parent.key].(map[string]interface{})
			if !ok {
				next = map[string]interface{}{}
				into[parent.key] = next
			}
			into = next
		}
		if value := strings.TrimSpace(pair[1]); value != "" {
			into[pair[0]] = strings.Trim(value, "\"'")
		}
		stack = append(stack, level{depth, into, pair[0]})
	}
	return root
}
