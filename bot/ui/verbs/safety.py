"""Report and block, and those who read reports."""

from bot.ui.verbs import Answers, Opens

PAGE = Answers("safety")
REPORT = Opens("report")
SEND_REPORT = Answers("send-report", writes=True)
BLOCK = Answers("block", writes=True)
BLOCKED = Answers("blocked")
UNBLOCK = Answers("unblock", writes=True)
SEE_REPORT = Answers("see-report")
SEE_REPORTS = Answers("see-reports")
TAKE_REPORT = Answers("take-report", writes=True)
CLOSE_REPORT = Opens("close-report")
END_REPORT = Answers("end-report", writes=True)
CHOOSE_READERS = Opens("choose-readers")
KEEP_READERS = Answers("keep-readers", writes=True)
START_READING = Answers("start-reading", writes=True)
STOP_READING = Answers("stop-reading", writes=True)
