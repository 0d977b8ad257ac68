create table gate_decisions (
  id integer primary key autoincrement,
  session text not null,
  at text not null,
  kind text not null,
  version integer not null,
  seen text not null,
  first real not null,
  second real,
  probability real not null,
  low real not null,
  high real not null,
  acceptance text not null,
  generation real not null,
  reading real not null,
  editing real not null,
  writing real not null,
  sources text not null,
  verify_accepted real not null,
  verify_rejected real not null,
  edit real not null,
  arms_left integer not null,
  policy text not null,
  mode text not null,
  ground text not null,
  wanted text not null,
  verdict text not null,
  bar real not null,
  propensity real not null,
  terms text not null,
  overruled text
);
create table gate_labels (
  id integer primary key autoincrement,
  decision integer not null,
  at text not null,
  word text not null,
  decide_seconds real,
  focus text not null,
  edit_seconds real,
  reverted_seconds real,
  survival text not null,
  tests text not null
);
create index gate_labels_of_a_decision on gate_labels (decision);
create table gate_snapshots (
  version integer primary key,
  decision integer not null,
  learned text not null
);
create table gate_modes (
  kind text primary key,
  mode text not null
)
