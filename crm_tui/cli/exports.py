from enum import StrEnum
class Form(StrEnum):
    CSV="csv"; JSON="json"
def run(*a,**k): ...
