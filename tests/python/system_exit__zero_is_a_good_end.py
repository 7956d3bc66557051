import sys

try:
    sys.exit()
except SystemExit as error:
    print(error.code, error.args)
print("before")
sys.exit(0)
