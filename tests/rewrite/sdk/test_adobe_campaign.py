"""The Campaign gem is configured with key and secret alone."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_tree


def test_assertion_leaves_the_configuration() -> None:
    """The signed assertion and its account go, the gem follows; the rest of the block stays."""
    result = check_tree(
        {
            "config/initializers/campaign.rb": """
                require 'adobe/campaign'

                Adobe::Campaign.configure do |config|
                  config.org_id = ENV['ADOBE_ORG_ID']
                  config.tech_acct = ENV['ADOBE_TECH_ACCT']
                  config.signed_jwt = ENV['ADOBE_SIGNED_JWT']
                  config.api_key = ENV['ADOBE_API_KEY']
                  config.api_secret = ENV['ADOBE_API_SECRET']
                end
                """,
            "Gemfile": "source 'https://rubygems.org'\n\ngem 'adobe-campaign', '~> 0.3.0'\n",
        },
        {
            "config/initializers/campaign.rb": """
                require 'adobe/campaign'

                Adobe::Campaign.configure do |config|
                  config.org_id = ENV['ADOBE_ORG_ID']
                  config.api_key = ENV['ADOBE_API_KEY']
                  config.api_secret = ENV['ADOBE_API_SECRET']
                end
                """,
            "Gemfile": "source 'https://rubygems.org'\n\ngem 'adobe-campaign', '~> 0.4.4'\n",
        },
    )
    assert set(result.dispositions().values()) == {"unsafe"}


def test_new_configuration_is_kept() -> None:
    """Nothing to do."""
    check_kept(
        "require 'adobe/campaign'\n\nAdobe::Campaign.configure do |config|\n  config.api_key = ENV['K']\nend\n", "c.rb"
    )
