import click

from feeds.source import analytics, campaign


@click.group()
def main():
    """Prints what a source gives."""


main.add_command(analytics)
main.add_command(campaign)
main()
