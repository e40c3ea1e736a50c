// Busca en las propuestas de todos los territorios. El índice se pide la primera vez que alguien
// escribe, como guion y no con fetch: así sirve también abierto desde el disco. Sin este archivo
// quedan las tarjetas, y cada territorio tiene su tabla con todas.
(function () {
  "use strict";
  var CABEN = 40, filas = null, caja = document.querySelector("[data-buscador]");
  if (!caja) { return; }
  var llano = function (t) { return t.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  var crear = function (etiqueta, clase, texto) {
    var e = document.createElement(etiqueta);
    if (clase) { e.className = clase; }
    if (texto) { e.textContent = texto; }
    return e;
  };
  caja.innerHTML = '<div class="filtro"><label>Busque una propuesta en todos los territorios: nombre, lugar o decisión <input type="search" autocomplete="off"></label><p role="status"></p></div><ul class="hallazgos"></ul>';
  var entrada = caja.querySelector("input"), dice = caja.querySelector("p"), lista = caja.querySelector("ul");

  var mostrar = function () {
    var busca = llano(entrada.value).split(/\s+/).filter(Boolean);
    lista.textContent = "";
    if (!busca.length) { dice.textContent = ""; return; }
    var hay = filas.filter(function (f) { return busca.every(function (b) { return f.llano.indexOf(b) >= 0; }); });
    hay.slice(0, CABEN).forEach(function (f) {
      var li = crear("li"), a = crear("a", "", f[0]);
      a.href = f[5];
      li.appendChild(a);
      li.appendChild(crear("span", "estado" + (f[3] ? " estado--" + f[3] : ""), f[2]));
      li.appendChild(crear("span", "hallazgos__lugar", f[4] + (f[1] ? " · " + f[1] : "")));
      lista.appendChild(li);
    });
    dice.textContent = hay.length === 0 ? "Ninguna propuesta dice eso. Pruebe con una sola palabra."
      : hay.length === 1 ? "1 propuesta."
      : hay.length + " propuestas" + (hay.length > CABEN ? "; estas son las primeras " + CABEN + ". Escriba algo más." : ".");
  };
  var pedir = function () {
    var guion = crear("script");
    filas = [];
    guion.src = caja.getAttribute("data-buscador");
    guion.onload = function () {
      filas = window.indiceDePropuestas;
      filas.forEach(function (f) { f.llano = llano(f.slice(0, 5).join(" ")); });
      mostrar();
    };
    guion.onerror = function () {
      filas = null;
      dice.textContent = "No se pudo traer la lista. Abra un territorio y entre a «Todas las propuestas».";
    };
    document.head.appendChild(guion);
    dice.textContent = "Buscando…";
  };
  entrada.addEventListener("input", function () {
    if (filas === null) { pedir(); } else if (filas.length) { mostrar(); }
  });
})();
