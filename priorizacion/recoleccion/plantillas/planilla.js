var sello = d.body.dataset, formato = 'priorizacion/planilla';
var clave = ['planilla', sello.huella || sello.agenda, sello.participante, sello.ronda].join('|');

// lo que se pregunta está escrito en la página: aquí no hay más datos
var moldes = lista($('moldes').content, 'fieldset');
var criterios = moldes.map(function (m) { return m.dataset.id; });
var titulos = moldes.map(function (m) { return m.querySelector('legend').textContent; });
var niveles = moldes.map(function (m) {
  return lista(m, 'input').map(function (i) {
    return [i.value, i.parentNode.querySelector('span').textContent];
  });
});
var fichas = lista(d, 'article');
var ids = fichas.map(function (f) { return f.dataset.id; });
var nombres = fichas.map(function (f) { return f.querySelector('h2').textContent; });
var declaradas = {};
fichas.forEach(function (f) { if (f.dataset.impedida) declaradas[f.dataset.id] = true; });

var aqui = 0, enTabla = false;

function nueva() {
  return {serie: Math.random().toString(16).slice(2, 10), edicion: 0, marcas: {}, impedimentos: {}, razones: {}};
}
function impedida(p) { return !!(declaradas[p] || S.impedimentos[p]); }
function marca(p, c) { return (S.marcas[p] || {})[c] || ''; }
function hechas(p) { return impedida(p) ? criterios.length : criterios.filter(function (c) { return marca(p, c); }).length; }
function sirve(c, v) {
  var i = criterios.indexOf(c);
  return i >= 0 && niveles[i].some(function (n) { return n[0] === String(v); });
}

// de lo guardado o descargado solo pasa lo que esta planilla pregunta
function limpiar(o) {
  var s = nueva();
  if (typeof o.serie === 'string') s.serie = o.serie.slice(0, 16);
  s.edicion = entero(o.edicion);
  ids.forEach(function (p) {
    var m = (o.marcas || {})[p] || {};
    criterios.forEach(function (c) {
      if (sirve(c, m[c])) (s.marcas[p] = s.marcas[p] || {})[c] = String(m[c]);
    });
    var imp = o.impedimentos || {};
    if (Array.isArray(imp) ? imp.indexOf(p) >= 0 : imp[p]) s.impedimentos[p] = true;
    if (typeof (o.razones || {})[p] === 'string') s.razones[p] = o.razones[p].slice(0, 1000);
  });
  return s;
}
function guardar() { almacenar(); contar(); }
function contar() {
  var total = ids.length * criterios.length;
  var van = ids.reduce(function (n, p) { return n + hechas(p); }, 0);
  $('barra').max = total;
  $('barra').value = van;
  $('avance').textContent = van + ' de ' + total + ' casillas';
  decirSiGuarda();
  pintarOpcion(aqui);
  return total - van;
}
function pintarOpcion(i) {
  var h = hechas(ids[i]);
  $('ir').options[i].textContent = (h === criterios.length ? '✓ ' : h ? '… ' : '') + nombres[i];
}

function anotar(p, c, v) {
  S.marcas[p] = S.marcas[p] || {};
  if (v) S.marcas[p][c] = v; else delete S.marcas[p][c];
  guardar();
}
function impedir(p, si) {
  if (si) S.impedimentos[p] = true; else delete S.impedimentos[p];
  guardar();
}

// una por una
function casillas(p) {
  var caja = hacer('div', undefined, 'casillas');
  var rotulo = hacer('label', undefined, 'imp'), si = hacer('input');
  si.type = 'checkbox'; si.checked = impedida(p); si.disabled = !!declaradas[p]; si.dataset.imp = p;
  rotulo.appendChild(si);
  rotulo.appendChild(hacer('span', declaradas[p] ? 'Usted ya declaró un impedimento: no la califica.'
    : 'Tengo un impedimento (conflicto de interés): no la califico.'));
  caja.appendChild(rotulo);
  moldes.forEach(function (m, k) {
    var f = d.importNode(m, true);
    f.disabled = impedida(p);
    lista(f, 'input').forEach(function (i) {
      i.name = p + '/' + criterios[k]; i.dataset.p = p; i.dataset.c = criterios[k];
      i.checked = marca(p, criterios[k]) === i.value;
    });
    caja.appendChild(f);
  });
  var porque = hacer('label', '¿Por qué? (si quiere; ayuda a conversar)', 'porque'), t = hacer('textarea');
  t.rows = 2; t.maxLength = 1000; t.value = S.razones[p] || ''; t.dataset.r = p;
  porque.appendChild(t);
  caja.appendChild(porque);
  return caja;
}
function mostrar(i, enfocar) {
  pintarOpcion(aqui);
  var vieja = fichas[aqui].querySelector('.casillas');
  if (vieja) fichas[aqui].removeChild(vieja);
  aqui = Math.max(0, Math.min(ids.length - 1, i));
  fichas.forEach(function (f, k) { f.hidden = k !== aqui; });
  fichas[aqui].appendChild(casillas(ids[aqui]));
  $('ir').selectedIndex = aqui;
  $('antes').disabled = aqui === 0;
  $('luego').textContent = aqui === ids.length - 1 ? 'Terminar' : 'Siguiente';
  if (enfocar) { var h = fichas[aqui].querySelector('h2'); h.tabIndex = -1; h.focus(); h.scrollIntoView(); }
}

// toda la tabla
function tabla() {
  var t = hacer('table'), r = t.createTHead().insertRow();
  t.appendChild(hacer('caption', 'Todas las propuestas. Las letras son las preguntas; NS es no sé.'));
  ['Propuesta'].concat(titulos, ['Impedimento']).forEach(function (x) {
    var th = hacer('th', x); th.scope = 'col'; r.appendChild(th);
  });
  var modelos = niveles.map(function (n) {
    var s = hacer('select');
    s.appendChild(hacer('option', '')).value = '';
    n.forEach(function (x) { s.appendChild(hacer('option', x[0] + ' · ' + x[1])).value = x[0]; });
    return s;
  });
  var cuerpo = t.appendChild(hacer('tbody'));
  ids.forEach(function (p, i) {
    var fila = cuerpo.insertRow(), th = fila.appendChild(hacer('th'));
    th.scope = 'row';
    var ir = th.appendChild(hacer('button', nombres[i], 'enlace'));
    ir.type = 'button'; ir.dataset.ver = i;
    criterios.forEach(function (c, k) {
      var s = modelos[k].cloneNode(true);
      s.setAttribute('aria-label', p + ', ' + titulos[k]);
      s.dataset.p = p; s.dataset.c = c; s.value = marca(p, c); s.disabled = impedida(p);
      fila.insertCell().appendChild(s);
    });
    var si = hacer('input');
    si.type = 'checkbox'; si.checked = impedida(p); si.disabled = !!declaradas[p]; si.dataset.imp = p;
    si.setAttribute('aria-label', p + ', impedimento');
    fila.insertCell().appendChild(si);
  });
  return t;
}
function ver(todo) {
  enTabla = todo;
  $('una').hidden = todo;
  $('tabla').hidden = !todo;
  $('tabla').textContent = '';
  d.body.className = todo ? 'tabla' : '';
  $('verUna').setAttribute('aria-pressed', String(!todo));
  $('verTabla').setAttribute('aria-pressed', String(todo));
  if (todo) $('tabla').appendChild(tabla()); else mostrar(aqui, false);
}
function refrescar() {
  ids.forEach(function (p, i) { pintarOpcion(i); });
  ver(enTabla);
  contar();
}

// entregar
function llena() {
  var o = {formato: formato, version: 1, agenda: sello.agenda, participante: sello.participante,
    ronda: Number(sello.ronda), huella: sello.huella, control: sello.control, serie: S.serie, edicion: S.edicion,
    llenada: new Date().toISOString(), marcas: {}, impedimentos: [], razones: {}};
  ids.forEach(function (p) {
    if (S.razones[p] && S.razones[p].trim()) o.razones[p] = S.razones[p].trim();
    if (S.impedimentos[p]) o.impedimentos.push(p);
    if (impedida(p)) return;
    criterios.forEach(function (c) {
      var v = marca(p, c);
      if (v) (o.marcas[p] = o.marcas[p] || {})[c] = v === 'NS' ? v : Number(v);
    });
  });
  return JSON.stringify(o, null, 1) + '\n';
}
function descargar() {
  S.edicion += 1;
  var nombre = 'planilla-' + sello.nombre + '.json';
  guardar();
  bajar(nombre, llena());
  var faltan = contar();
  decir('Se descargó «' + nombre + '»: entréguela a la secretaría.' + (faltan ? ' Le faltan ' + faltan + ' casillas.' : ''));
}
function abrir(archivo) {
  abrirCon(archivo, 'Ese archivo no es una planilla descargada de aquí.', function (o) {
    if (o.agenda !== sello.agenda || o.participante !== sello.participante || String(o.ronda) !== sello.ronda) {
      return decir('Esa planilla es de ' + o.participante + ', «' + o.agenda + '», ronda ' + o.ronda + ': no es la de esta página.');
    }
    var va = S, trae = limpiar(o);
    var pierde = ids.some(function (p) {
      return criterios.some(function (c) { return marca(p, c) && marca(p, c) !== (trae.marcas[p] || {})[c]; });
    });
    if (pierde && !confirm('Lo que lleva en este aparato se cambia por lo que dice el archivo. ¿Seguir?')) return;
    S = trae;
    // si es de aquí mismo, lo próximo que se descargue sigue siendo lo último
    if (va.serie === S.serie) S.edicion = Math.max(S.edicion, va.edicion);
    guardar(); refrescar();
    decir(o.huella === sello.huella ? 'Se abrió la planilla: puede seguir.'
      : 'Se abrió, pero es de una versión anterior de las reglas: revise lo que marcó.');
  });
}

// papel
function papel() {
  var t = hacer('table'), r = t.createTHead().insertRow();
  ['Propuesta'].concat(titulos.map(function (x) { return x.split('.')[0]; }), ['Impedimento']).forEach(function (x) {
    var th = hacer('th', x); th.scope = 'col'; r.appendChild(th);
  });
  var cuerpo = t.appendChild(hacer('tbody'));
  ids.forEach(function (p, i) {
    var fila = cuerpo.insertRow(), th = fila.appendChild(hacer('th', nombres[i]));
    th.scope = 'row';
    criterios.forEach(function (c, k) {
      var celda = fila.insertCell();
      niveles[k].forEach(function (n) {
        var puesta = !impedida(p) && marca(p, c) === n[0];
        celda.appendChild(hacer('span', n[0], puesta ? 'v si' : 'v'));
      });
    });
    fila.insertCell().appendChild(hacer('span', 'I', impedida(p) ? 'v si' : 'v'));
  });
  var caja = $('papel'), leyenda = hacer('div', undefined, 'leyenda');
  moldes.forEach(function (m, k) {
    var dl = hacer('p');
    dl.appendChild(hacer('b', titulos[k] + ': '));
    dl.appendChild(d.createTextNode(niveles[k].map(function (n) { return n[0] + ' ' + n[1]; }).join(' · ')));
    leyenda.appendChild(dl);
  });
  caja.textContent = '';
  caja.appendChild(leyenda);
  caja.appendChild(t);
}

d.addEventListener('change', function (e) {
  var q = e.target, x = q.dataset;
  if (x.imp) {
    impedir(x.imp, q.checked);
    var f = enTabla ? lista(q.parentNode.parentNode, 'select') : lista(d, '.casillas fieldset');
    f.forEach(function (s) { s.disabled = q.checked; });
  } else if (x.p) anotar(x.p, x.c, q.value);
  else if (q.id === 'ir') mostrar(q.selectedIndex, true);
  else if (q.id === 'abrir' && q.files[0]) { abrir(q.files[0]); q.value = ''; }
});
d.addEventListener('input', function (e) {
  if (e.target.dataset.r) { S.razones[e.target.dataset.r] = e.target.value; guardar(); }
});
d.addEventListener('click', function (e) {
  var b = e.target;
  if (b.dataset.ver) { aqui = Number(b.dataset.ver); ver(false); mostrar(aqui, true); }
  if (b.id === 'antes') mostrar(aqui - 1, true);
  if (b.id === 'luego') { if (aqui === ids.length - 1) $('entregar').focus(); else mostrar(aqui + 1, true); }
  if (b.id === 'verUna') ver(false);
  if (b.id === 'verTabla') ver(true);
  if (b.id === 'descargar' || b.id === 'descargar2') descargar();
  if (b.id === 'imprimir') { papel(); print(); }
  if (b.id === 'texto') {
    S.edicion += 1; guardar();
    copiar(llena(), 'la planilla');
  }
  if (b.id === 'borrar' && confirm('Se borra lo que lleva en este aparato. ¿Ya descargó su planilla?')) {
    aqui = 0;
    olvidar(nueva());
  }
});

var previa = leer();
S = previa || nueva();
nombres.forEach(function (n) { $('ir').appendChild(hacer('option', n)); });
aqui = Math.max(0, ids.findIndex(function (p) { return hechas(p) < criterios.length; }));
refrescar();
if (previa) decir('Se recuperó lo que llevaba.');
