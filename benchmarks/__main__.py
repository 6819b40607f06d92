"""All figures, one after the other: `python -m benchmarks`."""

from benchmarks import first_row, keys, quick

if __name__ == "__main__":
    quick.main()
    first_row.main()
    keys.main()
