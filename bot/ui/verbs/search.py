"""Finding a mentor: looking, narrowing, saving, comparing, and what one would like to be told of."""

from bot.ui.verbs import Answers, Opens

FIND = Answers("find")
TOPIC = Answers("topic")
PAGE = Answers("page")
NARROW = Answers("narrow")
FILTER = Answers("filter")
LIFT = Answers("lift")
READ = Answers("read")
SAVE = Answers("save", writes=True)
FORGET = Answers("forget", writes=True)
SAVED = Answers("saved")
PASS_OVER = Answers("pass", writes=True)
KEPT = Answers("kept")
COMPARE = Answers("compare")
WISH = Answers("wish", writes=True)
SAY_WISH = Opens("say-wish")
KEEP_WISH = Answers("keep-wish", writes=True)
WISHES = Answers("wishes")
LET_WISH_GO = Answers("let-wish-go", writes=True)
LOOK_ON = Answers("look-on", writes=True)
