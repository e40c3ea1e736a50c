var agenda = d.body.dataset.agenda, moneda = d.body.dataset.moneda;
var clave = ['propuestas', agenda].join('|'), formato = 'priorizacion/propuestas';

// lo que se pregunta está escrito en la página: aquí no hay más datos
var casillas = lista($('ficha'), '[data-c]');
var columnas = casillas.map(function (c) { return c.dataset.c; })
  .filter(function (c, i, todas) { return todas.indexOf(c) === i; });
function de(columna) { return casillas.filter(function (c) { return c.dataset.c === columna; }); }
function titulo(columna) {
  var c = de(columna)[0], caja = c.closest('.campo');
  return caja.querySelector(c.type === 'checkbox' ? '.rotulo' : 'label').textContent.replace(' (no puede faltar)', '');
}
var obligatorias = columnas.filter(function (c) { return de(c)[0].closest('.campo').dataset.obligatorio; });

function azar() {
  var n = '', i, caja;
  if (window.crypto && crypto.getRandomValues) {
    caja = crypto.getRandomValues(new Uint8Array(6));
    for (i = 0; i < 6; i++) n += ('0' + caja[i].toString(16)).slice(-2);
    return n;
  }
  return (Math.random().toString(16) + '000000000000').slice(2, 14);
}
function nueva() { return {serie: azar(), edicion: 0, cuenta: 0, aqui: null, propuestas: []}; }
// de lo guardado o descargado solo pasa lo que este formulario pregunta
function limpiar(o) {
  var s = nueva();
  if (typeof o.serie === 'string' && /^[0-9a-f]{8,16}$/.test(o.serie)) s.serie = o.serie;
  s.edicion = entero(o.edicion);
  s.cuenta = entero(o.cuenta);
  (Array.isArray(o.propuestas) ? o.propuestas : []).slice(0, 500).forEach(function (p) {
    if (!p || typeof p.clave !== 'string' || !/^[0-9a-f]{8,16}-\d{1,4}$/.test(p.clave)) return;
    var limpia = {clave: p.clave, datos: {}};
    columnas.forEach(function (c) {
      var v = (p.datos || {})[c];
      if (typeof v === 'string' && v) limpia.datos[c] = v.slice(0, 8000);
    });
    s.propuestas.push(limpia);
    if (p.clave.indexOf(s.serie + '-') === 0) s.cuenta = Math.max(s.cuenta, entero(p.clave.split('-')[1]));
  });
  s.aqui = typeof o.aqui === 'string' ? o.aqui : null;
  return s;
}
function guardar() { almacenar(); decirSiGuarda(); }
function actual() {
  return S.propuestas.filter(function (p) { return p.clave === S.aqui; })[0] || null;
}
function faltan(p) { return obligatorias.filter(function (c) { return !p.datos[c]; }); }
function vacia(p) { return Object.keys(p.datos).length === 0; }

// los botones se reescriben y no se cambian por otros: si no, se perdería el toque que les dan
function pintarLista() {
  while ($('lista').children.length > S.propuestas.length) $('lista').removeChild($('lista').lastChild);
  S.propuestas.forEach(function (p, i) {
    var li = $('lista').children[i] || $('lista').appendChild(hacer('li'));
    var b = li.firstChild || li.appendChild(hacer('button')), f = faltan(p);
    if (!b.firstChild) { b.type = 'button'; b.appendChild(hacer('span')); b.appendChild(hacer('small')); }
    b.dataset.ver = p.clave;
    b.setAttribute('aria-current', String(p.clave === S.aqui));
    b.firstChild.textContent = (i + 1) + '. ' + (p.datos.nombre || 'Sin nombre todavía');
    b.lastChild.textContent = f.length ? 'Falta: ' + f.map(titulo).join(' ') : 'Tiene lo necesario.';
    b.lastChild.className = f.length ? 'falta' : '';
  });
  $('otra').textContent = S.propuestas.length ? 'Escribir otra propuesta' : 'Escribir una propuesta';
}
var VECES = {'': 1, mil: 1e3, 'millón': 1e6, millon: 1e6, millones: 1e6, 'mil millones': 1e9};
function enCifras(texto) {
  var m = /^\$? ?(\d[\d.' ]*)(,\d+)? ?(mil millones|mil|mill[oó]n|millones)?( de)?( pesos)?$/i.exec(texto.trim());
  if (!texto.trim()) return '';
  var n = m && Number(m[1].replace(/[. ']/g, '') + (m[2] || '').replace(',', '.')) * VECES[(m[3] || '').toLowerCase()];
  if (!m || n > 1e15 || n !== Math.floor(n)) return 'No se entiende. Escriba solo cifras: 538900000.';
  return String(n).replace(/\B(?=(\d{3})+$)/g, '.') + ' ' + moneda;
}
function pintarFicha(enfocar) {
  var p = actual();
  $('ficha').hidden = !p;
  if (!p) return;
  $('cual').textContent = 'Propuesta ' + (S.propuestas.indexOf(p) + 1);
  casillas.forEach(function (c) {
    var v = p.datos[c.dataset.c] || '';
    if (c.type === 'checkbox') c.checked = v.split('|').indexOf(c.value) >= 0;
    else c.value = v;
    // lo guardado por un formulario anterior puede no estar ya entre las opciones
    if (c.tagName === 'SELECT' && c.value !== v) { delete p.datos[c.dataset.c]; c.value = ''; }
  });
  lista($('ficha'), 'output').forEach(function (o) { o.textContent = enCifras(p.datos[o.dataset.de] || ''); });
  if (enfocar) { $('cual').focus(); $('cual').scrollIntoView(); }
}
function refrescar() { pintarLista(); pintarFicha(false); }
function repintar() { refrescar(); guardar(); }
function anotar(c) {
  var p = actual(), columna = c.dataset.c, v = c.value;
  if (!p) return;
  if (c.type === 'checkbox') {
    v = de(columna).filter(function (x) { return x.checked; }).map(function (x) { return x.value; }).join('|');
  }
  if (v.trim()) p.datos[columna] = v; else delete p.datos[columna];
  lista($('ficha'), 'output').forEach(function (o) { if (o.dataset.de === columna) o.textContent = enCifras(v); });
  pintarLista();
  guardar();
}
function agregar() {
  S.cuenta += 1;
  S.aqui = S.serie + '-' + S.cuenta;
  S.propuestas.push({clave: S.aqui, datos: {}});
  repintar();
  pintarFicha(true);
}

// entregar
function llenas() { return S.propuestas.filter(function (p) { return !vacia(p); }); }
function escrito() {
  return JSON.stringify({
    formato: formato, version: 1, agenda: agenda, serie: S.serie, edicion: S.edicion,
    llenado: new Date().toISOString(),
    propuestas: llenas().map(function (p) {
      var o = {};
      columnas.forEach(function (c) { if (p.datos[c]) o[c] = p.datos[c].trim(); });
      return {clave: p.clave, datos: o};
    })
  }, null, 1) + '\n';
}
function descargar() {
  if (!llenas().length) return decir('Todavía no hay ninguna propuesta escrita.');
  S.edicion += 1;
  guardar();
  var nombre = 'propuestas-' + S.serie + '-' + S.edicion + '.json';
  bajar(nombre, escrito());
  var sin = llenas().filter(function (p) { return faltan(p).length; }).length;
  decir('Se descargó «' + nombre + '», con ' + llenas().length + (llenas().length === 1 ? ' propuesta' : ' propuestas') +
    ': entréguelo a la secretaría.' + (sin ? ' A ' + sin + ' le falta algo necesario: mire la lista.' : ''));
}
function abrir(archivo) {
  abrirCon(archivo, 'Ese archivo no es de propuestas descargadas de aquí.', function (o) {
    if (o.agenda !== agenda) return decir('Esas propuestas son de «' + o.agenda + '», y este formulario es de «' + agenda + '».');
    var s = limpiar(o), hay = {}, distintas;
    S.propuestas.forEach(function (p) { hay[p.clave] = p; });
    distintas = s.propuestas.filter(function (p) { return hay[p.clave] && JSON.stringify(hay[p.clave].datos) !== JSON.stringify(p.datos); });
    if (distintas.length && !confirm('Hay ' + distintas.length + ' que en este aparato dicen otra cosa. ¿Dejarlas como están en el archivo?')) return;
    if (!llenas().length) { S.serie = s.serie; S.propuestas = []; hay = {}; }
    s.propuestas.forEach(function (p) {
      if (hay[p.clave]) hay[p.clave].datos = p.datos; else S.propuestas.push(p);
    });
    S.edicion = Math.max(S.edicion, s.edicion);
    S.cuenta = Math.max(S.cuenta, s.serie === S.serie ? s.cuenta : 0);
    S.aqui = S.propuestas.length ? S.propuestas[0].clave : null;
    repintar();
    decir('Se abrieron ' + s.propuestas.length + ' propuestas: puede seguir.');
  });
}

// papel: lo escrito o, si no hay nada, el formulario en blanco
function respuesta(p, columna) {
  var c = de(columna)[0], v = p.datos[columna] || '';
  if (c.type === 'checkbox') {
    return de(columna).filter(function (x) { return v.split('|').indexOf(x.value) >= 0; })
      .map(function (x) { return x.parentNode.textContent.trim(); }).join('; ');
  }
  if (c.tagName === 'SELECT') {
    return lista(c, 'option').filter(function (o) { return o.value && o.value === v; }).map(function (o) { return o.textContent; }).join('');
  }
  return v;
}
function opciones(columna) {
  var c = de(columna)[0];
  if (c.type === 'checkbox') return de(columna).map(function (x) { return '☐ ' + x.parentNode.textContent.trim(); }).join('   ');
  if (c.tagName === 'SELECT') return lista(c, 'option').slice(1).map(function (o) { return '☐ ' + o.textContent; }).join('   ');
  return '';
}
function papel() {
  var caja = $('papel'), todas = llenas();
  caja.textContent = '';
  (todas.length ? todas : [null]).forEach(function (p, i) {
    var a = hacer('article'), dl = hacer('dl');
    a.appendChild(hacer('h2', p ? 'Propuesta ' + (i + 1) : 'Una propuesta'));
    columnas.forEach(function (c) {
      if (p && !p.datos[c]) return;
      dl.appendChild(hacer('dt', titulo(c)));
      dl.appendChild(hacer('dd', p ? respuesta(p, c) : opciones(c), p || opciones(c) ? '' : 'linea'));
    });
    a.appendChild(dl);
    caja.appendChild(a);
  });
}

d.addEventListener('input', function (e) { if (e.target.dataset.c) anotar(e.target); });
d.addEventListener('change', function (e) {
  var q = e.target;
  if (q.dataset.c) anotar(q);
  else if (q.id === 'abrir' && q.files[0]) { abrir(q.files[0]); q.value = ''; }
});
d.addEventListener('click', function (e) {
  var b = e.target.closest('button');
  if (!b) return;
  if (b.dataset.ver) { S.aqui = b.dataset.ver; repintar(); pintarFicha(true); }
  if (b.id === 'otra') agregar();
  if (b.id === 'lista_otra') { S.aqui = null; repintar(); $('mias').focus(); $('mias').scrollIntoView(); }
  if (b.id === 'quitar' && confirm('Se borra esta propuesta de este aparato. ¿Seguir?')) {
    S.propuestas = S.propuestas.filter(function (p) { return p.clave !== S.aqui; });
    S.aqui = null; repintar(); $('mias').focus();
  }
  if (b.id === 'descargar' || b.id === 'descargar2') descargar();
  if (b.id === 'imprimir') { papel(); print(); }
  if (b.id === 'texto') {
    S.edicion += 1; guardar();
    copiar(escrito(), 'el archivo');
  }
  if (b.id === 'borrar' && confirm('Se borra lo que lleva en este aparato. ¿Ya descargó sus propuestas?')) olvidar(nueva());
});

var previa = leer();
S = previa || nueva();
if (!actual()) S.aqui = null;
repintar();
pendiente = false;
if (previa && S.propuestas.length) decir('Se recuperó lo que llevaba.');
