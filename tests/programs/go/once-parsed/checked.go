package main

import (
	"errors"
)

func (c *Config) check() error {
	if c.ClientID == "" || c.ClientSecret == "" || c.OrgID == "" || c.Account == "" || len(c.PrivateKey) == 0 {
		return errors.New("incomplete credentials")
	}
	if _, err := parse(c.PrivateKey); err != nil {
		return err
	}
	return nil
}

func New(cfg Config) (*Source, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	return &Source{cfg: cfg}, nil
}

func (s *Source) assertion() (string, error) {
	s.once.Do(func() { s.key, s.err = parse(s.cfg.PrivateKey) })
	if s.err != nil {
		return "", s.err
	}
	return signed(s.cfg, s.key)
}
