package config

import (
	"io/ioutil"
	"os"

	"gopkg.in/yaml.v2"
)

// Config is the content of tag-audit.yml.
type Config struct {
	Adobe struct {
		ClientID           string   `yaml:"client_id"`
		ClientSecret       string   `yaml:"-"`
		OrgID              string   `yaml:"org_id"`
		TechnicalAccountID string   `yaml:"technical_account_id"`
		PrivateKeyFile     string   `yaml:"private_key_file"`
		MetaScopes         []string `yaml:"metascopes"`
	} `yaml:"adobe"`
	Properties []string `yaml:"properties"`
}

// Load reads a file; the secret comes from the environment.
func Load(path string) (*Config, error) {
	raw, err := ioutil.ReadFile(path)
	if err != nil {
		return nil, err
	}
	cfg := &Config{}
	if err := yaml.Unmarshal(raw, cfg); err != nil {
		return nil, err
	}
	cfg.Adobe.ClientSecret = os.Getenv("TAG_AUDIT_CLIENT_SECRET")
	return cfg, nil
}
