"""Each sentence that states a number, a date, a name, or who sees what, and the test that proves it.

`finding.py` finds the sentences. `table/<noun>.toml` has one line for each, with one or more of:

* `drawn`: the journey in which it is said. While that journey runs, every time that the sentence is said is
  taped (`tape.py`), in an answer or in a delivery, and what was put into each of its places has to agree with
  the named witness: a person (`world.py`), an instant of a row, a count over the rows, a limit of the code
  (`counts.py`), or a phrase that the rows come to (`phrases.py`).
* `literals`: for each number that is written out, the constant or setting that rules it (`literals.py`).
* `sees`: the canary that is looked for in everything that anybody was shown (`canaries.py`).
* `asserted`: a test that reads the sentence with its values.

`unproven.txt` lists the sentences without a proof. It is empty, and stays so.
"""
