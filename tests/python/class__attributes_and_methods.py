class Account:
    bank = "B"

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount
        return self

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


a = Account("Ada")
print(a.deposit(5).deposit(7), Account.bank, a.bank)
a.bank = "own"
print(a.bank, Account.bank, vars(a))
try:
    a.missing
except AttributeError as error:
    print(error)
try:
    Account()
except TypeError as error:
    print(error)
