// lo que comparten la planilla y el formulario; cada uno pone clave, formato, limpiar, guardar,
// refrescar y papel
var d = document, S, guarda = true, pendiente = false;
function $(id) { return d.getElementById(id); }
function lista(donde, que) { return Array.prototype.slice.call(donde.querySelectorAll(que)); }
function hacer(que, texto, clase) {
  var e = d.createElement(que);
  if (texto !== undefined) e.textContent = texto;
  if (clase) e.className = clase;
  return e;
}
function decir(texto) { $('aviso').textContent = texto; }

// lo que queda en el aparato
function leer() {
  try {
    var texto = localStorage.getItem(clave);
    localStorage.setItem(clave + '|prueba', '1');
    localStorage.removeItem(clave + '|prueba');
    return texto ? limpiar(JSON.parse(texto)) : null;
  } catch (e) { guarda = false; return null; }
}
function almacenar() {
  pendiente = true;
  if (guarda) {
    try { localStorage.setItem(clave, JSON.stringify(S)); } catch (e) { guarda = false; }
  }
}
function decirSiGuarda() {
  $('guardado').textContent = guarda ? 'Se guarda solo en este aparato.' : '';
  $('singuardar').hidden = guarda;
}
function olvidar(vacia) {
  try { localStorage.removeItem(clave); } catch (x) { guarda = false; }
  S = vacia;
  refrescar();
  pendiente = false;
  decir('Ya no queda nada suyo en este aparato.');
}

// lo que se entrega
function entero(x) { return Math.max(0, Math.floor(Number(x)) || 0); }
function bajar(nombre, texto) {
  var a = hacer('a');
  a.href = URL.createObjectURL(new Blob([texto], {type: 'application/json'}));
  a.download = nombre;
  d.body.appendChild(a); a.click(); d.body.removeChild(a);
  setTimeout(function () { URL.revokeObjectURL(a.href); }, 60000);
  pendiente = false;
}
function copiar(texto, como) {
  $('copia').hidden = false; $('copia').value = texto; $('copia').focus(); $('copia').select();
  decir('Copie todo el texto y envíelo a la secretaría: vale como ' + como + '.');
}
function abrirCon(archivo, ajeno, seguir) {
  var lector = new FileReader();
  lector.onload = function () {
    var o;
    try { o = JSON.parse(lector.result); } catch (e) { o = null; }
    if (!o || o.formato !== formato) decir(ajeno); else seguir(o);
  };
  lector.readAsText(archivo);
}

addEventListener('beforeprint', function () { papel(); });
addEventListener('storage', function (e) {
  if (e.key === clave && e.newValue) { S = limpiar(JSON.parse(e.newValue)); refrescar(); }
});
addEventListener('beforeunload', function (e) {
  if (!guarda && pendiente) { e.preventDefault(); e.returnValue = ''; }
});
