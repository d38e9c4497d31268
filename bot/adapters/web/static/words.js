/** Every sentence of the page itself; what the bot says arrives drawn by the server. */

export const UNREACHED =
  "The chat can't be reached at the moment. Your words are kept; press again and I'll try once more.";
export const UNREAD_ANSWER = "Something went wrong on our side. Nothing is lost; please press again.";
export const AWAY = "The line is down. I'll go on as soon as it is back.";

export const ALONE = "Only you can see this";
export const UPDATED = "Updated";
export const TRY_AGAIN = "Try again";
export const NOBODY_FOUND = "Nobody by that name, or in that work. Try other letters.";
export const NOBODY_YET = "Nobody is here yet.";
export const FIND_BY_NAME = "Find somebody by name or work";
export const BOT_ROOM = "Only you and Alongside";
export const CHOOSE = "Who would you like to be?";
export const WRITE_BOT = "Write freely, or type /";

export const youAre = (name) => `You are ${name}`;
export const youAreNow = (name) => `You are now ${name}.`;
export const roomForTwo = (title) => `You and ${title}`;
export const writeTo = (title) => `Write to ${title}`;
export const unread = (count) => (count === 1 ? "1 unread" : `${count} unread`);
export const backToRooms = (count) => `Back to the conversations${count ? `, ${unread(count)}` : ""}`;

export const DAY_PASSES = "A day passes…";

export const hello = (first) => `Hello ${first}. I'm Alongside.`;
export const HELLO_ALL =
  "I find people who have said “yes, ask me”. Write what you are wondering about in your own words, or begin with one of these.";
export const HELLO_MANAGER = "You look after mentoring here. Begin with how it stands.";
export const quietRoom = (title) => `Nothing here yet. What you write goes to ${title}.`;

const number = new Intl.NumberFormat("en-GB");
export const fits = (length, most) => `${number.format(length)} of ${number.format(most)} characters`;
export const tooLong = (over) =>
  `${over === 1 ? "1 character" : `${number.format(over)} characters`} too many. Nothing is cut.`;
