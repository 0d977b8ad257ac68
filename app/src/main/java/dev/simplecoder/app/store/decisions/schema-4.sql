alter table decisions add column embedding text not null default '';
create table wider_snapshots (
  role text not null,
  version integer not null,
  embedding text not null,
  lesson integer not null,
  learned text not null,
  primary key (role, version)
);
insert into wider_snapshots select role, version, '', lesson, learned from snapshots;
drop table snapshots;
alter table wider_snapshots rename to snapshots
