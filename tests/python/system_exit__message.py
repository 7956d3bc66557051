import sys

print("before")
sys.exit("something is wrong")
