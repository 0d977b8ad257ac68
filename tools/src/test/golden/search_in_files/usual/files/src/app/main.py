import sys

from app.stock import Stock


def main(arguments):
    stock = Stock()
    for name in arguments:
        stock.add(name)
    print(stock.total())


if __name__ == "__main__":
    main(sys.argv[1:])
