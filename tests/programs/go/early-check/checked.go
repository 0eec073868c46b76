package main

import (
	"fmt"
)

func (c Config) Validate() error {
	var missing []string
	if c.ClientID == "" {
		missing = append(missing, "ID")
	}
	if c.Account == "" {
		missing = append(missing, "TECH_ACCT")
	}
	if c.PrivateKey == "" {
		missing = append(missing, "KEY")
	}
	if len(missing) > 0 {
		return fmt.Errorf("not set: %v", missing)
	}
	return nil
}

func New(cfg Config) (*Source, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	key, err := parse(cfg.PrivateKey)
	if err != nil {
		return nil, err
	}
	return &Source{cfg: cfg, key: key}, nil
}

func (s *Source) assertion() (string, error) {
	return signed(s.cfg, s.key)
}
