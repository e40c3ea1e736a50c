// Filtra las filas de la tabla que sigue mientras se escribe. Sin este archivo la tabla está entera.
(function () {
  "use strict";
  var llano = function (t) { return t.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  document.querySelectorAll("[data-filtro]").forEach(function (caja) {
    var tabla = document.getElementById(caja.getAttribute("data-filtro"));
    if (!tabla) { return; }
    var filas = Array.prototype.map.call(tabla.tBodies[0].rows, function (f) { return [f, llano(f.textContent)]; });
    caja.innerHTML = '<label>Busque por nombre, lugar o decisión <input type="search" autocomplete="off"></label><p role="status"></p>';
    var dice = caja.querySelector("p");
    caja.querySelector("input").addEventListener("input", function (e) {
      var busca = llano(e.target.value).split(/\s+/), quedan = 0;
      filas.forEach(function (par) {
        var va = busca.every(function (b) { return par[1].indexOf(b) >= 0; });
        par[0].hidden = !va; if (va) { quedan += 1; }
      });
      dice.textContent = quedan === filas.length ? "" : quedan === 1 ? "Queda 1 propuesta." : "Quedan " + quedan + " propuestas.";
    });
  });
})();
