"""All figures, one after the other: `python -m benchmarks`."""

from benchmarks import first_row, keys

if __name__ == "__main__":
    first_row.main()
    keys.main()
