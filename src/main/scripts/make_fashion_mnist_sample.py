#!/usr/bin/env python3
"""Make the built-in sample of Fashion-MNIST: 5,000 training and 1,000 test images, class-balanced.

Takes the first images of each class in file order and keeps the file's order, so the classes stay mixed
and the result is always the same. The full set comes, for instance, from Debian's package:

    apt-get download dataset-fashion-mnist
    dpkg -x dataset-fashion-mnist_*.deb unpacked
    python3 src/main/scripts/make_fashion_mnist_sample.py unpacked/usr/share/datasets/fashion-mnist \\
        src/main/resources/cellscope/data/fashion-mnist-sample
"""

import gzip
import struct
import sys
from pathlib import Path

CLASSES = 10


def read_idx(path, magic, dimensions):
    content = gzip.decompress(path.read_bytes())
    header = struct.unpack_from(f">{1 + dimensions}I", content)
    if header[0] != magic:
        raise SystemExit(f"{path}: magic {header[0]:#x}, expected {magic:#x}")
    return header[1:], content[4 * (1 + dimensions):]


def write_idx(path, magic, sizes, content):
    # No name and no time in the gzip header: the same input gives the same file.
    with path.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as out:
        out.write(struct.pack(f">{1 + len(sizes)}I", magic, *sizes))
        out.write(content)


def first_of_each_class(labels, per_class):
    seen = [0] * CLASSES
    chosen = []
    for index, label in enumerate(labels):
        if seen[label] < per_class:
            seen[label] += 1
            chosen.append(index)
    if min(seen) < per_class:
        raise SystemExit(f"a class has only {min(seen)} images, {per_class} are needed")
    return chosen


def sample(source, target, split, per_class):
    (count, rows, columns), images = read_idx(source / f"{split}-images-idx3-ubyte.gz", 0x803, 3)
    (label_count,), labels = read_idx(source / f"{split}-labels-idx1-ubyte.gz", 0x801, 1)
    if count != label_count:
        raise SystemExit(f"{split}: {count} images, {label_count} labels")
    chosen = first_of_each_class(labels, per_class)
    size = rows * columns
    write_idx(
        target / f"{split}-images-idx3-ubyte.gz",
        0x803,
        (len(chosen), rows, columns),
        b"".join(images[i * size:(i + 1) * size] for i in chosen),
    )
    write_idx(
        target / f"{split}-labels-idx1-ubyte.gz",
        0x801,
        (len(chosen),),
        bytes(labels[i] for i in chosen),
    )


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    target.mkdir(parents=True, exist_ok=True)
    sample(source, target, "train", 500)
    sample(source, target, "t10k", 100)


if __name__ == "__main__":
    main()
