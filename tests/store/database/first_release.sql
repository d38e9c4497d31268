INSERT INTO communities VALUES ('com_1', 'web', 'demo', '2026-11-03 10:00:00');
INSERT INTO people (id, community, platform_user, name, zone, locale, line, manages, own_zone, met_at)
  VALUES ('per_1', 'com_1', 'amara', 'Amara Okafor', 'UTC', 'en-GB', '', false, false, '2026-11-03 10:00:00'),
         ('per_2', 'com_1', 'leila', 'Leila Haddad', 'UTC', 'en-GB', '', false, false, '2026-11-03 10:00:00');
INSERT INTO mentors (person, community, headline, story, field, place, country, languages, glad, days, at_once, door, changed)
  VALUES ('per_1', 'com_1', 'Head', '', 'Product', '', '', '[]', '[]', '[0]', 3, 'open', 1);
INSERT INTO asks (id, community, mentee, mentor, kind, question, status, month, sent_at, closes_at, words, reason, reminders, first_kind)
  VALUES ('ask_1', 'com_1', 'per_2', 'per_1', 'ongoing', 'Why?', 'accepted', '', '2026-11-03 10:00:00', '2026-11-20 10:00:00', '', '', 0, '');
INSERT INTO mentorships (id, community, ask, mentor, mentee, kind, started_at, suggested, listed, settled, ending, version)
  VALUES ('shp_1', 'com_1', 'ask_1', 'per_1', 'per_2', 'ongoing', '2026-11-03 10:00:00', '[]', 0, 0, '', 0);
