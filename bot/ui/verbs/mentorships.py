"""The room of the two people of a mentorship: times, first questions, whether they met, and both endings."""

from bot.ui.verbs import Answers, Opens

SEE = Answers("see-mentorship")
SUGGEST = Opens("suggest")
ADD_TIME = Answers("add-time", writes=True)
CHOOSE_TIME = Answers("choose-time", writes=True)
CALL_OFF = Answers("call-off", writes=True)
QUESTIONS = Answers("questions")
HOW_TO_STOP = Answers("how-to-stop")
FINISH = Answers("finish", writes=True)
STOP = Answers("stop", writes=True)
MET = Answers("met", writes=True)
WENT = Answers("went", writes=True)
ONE_IS_ENOUGH = Answers("one-is-enough", writes=True)
