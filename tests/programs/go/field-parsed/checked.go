package main

import (
	"fmt"
)

func (c Config) missing() string {
	switch {
	case c.ClientID == "":
		return "ID"
	case c.Account == "":
		return "TECH_ACCT"
	case c.PrivateKey == "":
		return "KEY"
	}
	return ""
}

func New(cfg Config) (*Source, error) {
	if name := cfg.missing(); name != "" {
		return nil, fmt.Errorf("%s is not set", name)
	}
	s := &Source{cfg: cfg}
	var err error
	if s.key, err = parse(cfg.PrivateKey); err != nil {
		return nil, fmt.Errorf("key: %w", err)
	}
	return s, nil
}

func (s *Source) assertion() (string, error) {
	return signed(s.cfg, s.key)
}
