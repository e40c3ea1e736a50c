META
key;value
description;Presupuesto de los barrios de Villa Inventada
country;Colombia
unit;Villa Inventada
subunit;Barrio Abajo
instance;2025
num_projects;5
num_votes;6
budget;1000.50
vote_type;approval
rule;greedy
date_begin;01.03.2025
date_end;15.03.2025
currency;COP
categories;verde,vías
budget_per_category;600,700.50
PROJECTS
project_id;cost;name;category;description;selected;latitude;longitude
1;400;Parque de la quebrada;verde;"Siembra; y además senderos";1;10.1234567890123;-74.5
2;300.25;"Andén ""El Paso""";vías;;0;;
A-3;500;Huerta de la escuela;verde;;1;;
B 4;200.25;Reductor de velocidad;vías;;0;;
5/ñ;0.5;Banca;verde;;0;;
VOTES
voter_id;vote;age;sex
votante-000001;1,2;34;F
votante-000002;1,A-3;51;M
votante-000003;2,B 4;19;F
votante-000004;1,B 4,5/ñ;60;F
votante-000005;A-3;44;M
votante-000006;1;23;M
