// Pide lo nuevo y lo pone en su lugar; si el programa se detuvo, lo dice y vuelve a probar.
(function () {
  "use strict";
  var cuerpo = document.getElementById("cuerpo");
  var aviso = null;
  function callar() { if (aviso) { aviso.remove(); aviso = null; } }
  function pedir() {
    fetch("/cuerpo?desde=" + cuerpo.dataset.version, { cache: "no-store" })
      .then(function (r) {
        if (!r.ok) { throw new Error(r.status); }
        var version = r.headers.get("X-Version");
        return r.text().then(function (texto) {
          callar();
          if (version !== cuerpo.dataset.version) {
            cuerpo.innerHTML = texto;
            cuerpo.dataset.version = version;
          }
          pedir();
        });
      })
      .catch(function () {
        if (!aviso) {
          aviso = document.createElement("p");
          aviso.className = "momento con_errores";
          aviso.setAttribute("role", "alert");
          aviso.textContent = "El programa de la sesión se detuvo: lo de abajo es lo último que se vio.";
          cuerpo.before(aviso);
        }
        setTimeout(pedir, 2000);
      });
  }
  pedir();
})();
