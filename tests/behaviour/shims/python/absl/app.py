"""The start of a program."""

import sys

from absl import flags


def run(main):
    flags.parse(sys.argv[1:])
    main(sys.argv)
