create table decisions (
  id integer primary key autoincrement,
  task text not null,
  at text not null,
  role text not null,
  step integer not null,
  policy text not null,
  version integer not null,
  features text not null,
  failures text not null,
  candidates text not null,
  choice integer not null,
  probability real not null,
  price real not null
);
create table lessons (
  id integer primary key autoincrement,
  at text not null,
  kind text not null,
  decision integer,
  arm text,
  source text,
  passed real,
  is_right real,
  reward real,
  failure text,
  seconds real,
  prompt_tokens integer,
  reply_tokens integer
);
create index lessons_of_a_decision on lessons (decision);
create table snapshots (
  role text primary key,
  version integer not null,
  lesson integer not null,
  learned text not null
);
create table digests (
  arm text primary key,
  digest text not null
)
