META
key;value
description;Elección por puntos
unit;Villa Inventada
num_projects;3
num_votes;3
budget;100
vote_type;cumulative
date_begin;2024
date_end;2024
currency;COP
PROJECTS
project_id;cost;name
a;60;Uno
b;50;Dos
c;40;Tres
VOTES
voter_id;vote;points
1;a,b;6,4
2;b,c;7,3
3;c;2.5
