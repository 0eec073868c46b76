"""Help that groups options under headings and ends with an example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class GroupedOption(click.Option):
    """An option with the heading it stands under; `listed` gives the values that its help names."""

    def __init__(
        self,
        param_decls: Sequence[str],
        *,
        group: str,
        listed: Callable[[], Iterable[str]] | None = None,
        **attributes: Any,  # noqa: ANN401 - click's
    ) -> None:
        super().__init__(param_decls, **attributes)
        self.group = group
        self._listed = listed

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Name and help, with the values."""
        if self._listed is not None:
            self.help, self._listed = f"{self.help} One of {', '.join(self._listed())}.", None
        return super().get_help_record(ctx)


class ExplainedArgument(click.Argument):
    """An argument that the help of its command explains."""

    def __init__(self, param_decls: Sequence[str], *, about: str, **attributes: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(param_decls, **attributes)
        self._about = about

    def get_help_record(self, ctx: click.Context) -> tuple[str, str]:
        """Name and help."""
        return self.make_metavar(ctx), self._about


class GroupedCommand(click.Command):
    """A command whose options are listed by heading, in the order of their declaration."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **attributes: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **attributes)
        self.examples = tuple(examples)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """One section a heading."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None:
                sections.setdefault(_heading(parameter), []).append(record)
        for heading in sorted(sections, key=lambda name: _ENDS.get(name, 0)):
            records = sections[heading]
            with formatter.section(heading):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples."""
        super().format_epilog(ctx, formatter)
        write_examples(formatter, self.examples)


class GroupedGroup(click.Group, GroupedCommand):
    """A group whose help ends with an example, too."""


_ENDS = {"Arguments": -1, "Other": 1}
"""Headings that stand first or last."""


def _heading(parameter: click.Parameter) -> str:
    if isinstance(parameter, GroupedOption):
        return parameter.group
    return "Arguments" if isinstance(parameter, click.Argument) else "Other"


def write_examples(formatter: click.HelpFormatter, examples: Sequence[str]) -> None:
    """Command lines, each on one line, so that it can be copied."""
    if examples:
        with formatter.section("Examples"):
            for example in examples:
                formatter.write(f"{'':{formatter.current_indent}}{example}\n")


def option(*declarations: str, group: str, **attributes: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: ANN401 - click's
    """`click.option` under a heading."""
    return click.option(*declarations, cls=GroupedOption, group=group, **attributes)


def argument(*declarations: str, about: str, **attributes: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:  # noqa: ANN401 - click's
    """`click.argument` with what the help says of it."""
    return click.argument(*declarations, cls=ExplainedArgument, about=about, **attributes)
