// Las barras de «¿Y si…?» contestan con lo que trae la página; sin este archivo queda la tabla.
// Lo de contar de otra manera está en maneras.js y se pide cuando alguien va a mover esas barras.
(function () {
  "use strict";
  var caja = document.getElementById("simulador"), hoja = document.getElementById("curva"), tabla = document.getElementById("con-cuanto"), dinero = document.getElementById("niveles");
  if (!caja || !hoja || !tabla || !dinero) { return; }
  var LETRAS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", ESPERA = 700;
  var datos = JSON.parse(hoja.textContent), propio = datos.ajustes[0], faltan = datos.maneras ? "" : "nada";
  var filas = Array.prototype.slice.call(tabla.tBodies[0].rows);
  var ids = filas.map(function (f) { return f.id.slice(4); });
  var enlaces = filas.map(function (f) { return f.querySelector("a"); });
  var celdas = function (n) { return Array.prototype.map.call(dinero.tBodies[0].rows, function (f) { return f.cells[n].textContent; }); };
  var montos = celdas(1);
  datos.niveles = celdas(0).map(function (t) { return parseInt(t, 10); });
  var barras = {}, seguida = document.getElementById("perilla-propuesta"), anuncio = document.getElementById("anuncio"), reloj = 0;
  ["dinero", "factibilidad", "valor"].forEach(function (c) { barras[c] = document.getElementById("perilla-" + c); });

  var sumar = function (lista, unidad) { var va = 0; return lista.map(function (n) { va += n * unidad; return va; }); };
  // Cada letra es cuántos niveles van desde el cambio anterior: quedan los niveles en que cambia.
  var cambios = function (letras) {
    var va = -1;
    return letras.split("").map(function (l) { va += LETRAS.indexOf(l) + 1; return va; });
  };
  var entender = function (a) {
    a.valores = sumar(a.valores, a.unidad);
    a.cotas = sumar(a.cotas, a.unidad);
    a.listas = a.listas.split(",").map(cambios);
  };
  datos.ajustes.forEach(entender);

  // Una propuesta está en un nivel si hasta él ha cambiado un número impar de veces.
  var elegida = function (ajuste, i, nivel) {
    return ajuste.listas[i].filter(function (n) { return n <= nivel; }).length % 2 === 1;
  };
  var ajusteDe = function (e) {
    return datos.ajustes.filter(function (a) { return a.enfasis === datos.enfasis[e.factibilidad] && a.regla === datos.reglas[e.valor]; })[0];
  };
  var decidido = { dinero: datos.hoy, factibilidad: datos.enfasis.indexOf(propio.enfasis), valor: datos.reglas.indexOf(propio.regla) };

  // Palabras
  var miles = function (n) { return String(n).replace(/\B(?=(\d{3})+$)/g, "."); };
  var puntos = function (c) { var r = c % 100; return miles((c - r) / 100) + (r ? "," + (r < 10 ? "0" : "") + r : ""); };
  var contar = function (n, uno, varios) { return n + " " + (n === 1 ? uno : varios); };
  var lista = function (t) {
    if (t.length < 2) { return t.join(""); }
    var fin = t[t.length - 1], e = /^«?(i|í|hi(?!e))/i.test(fin) ? " e " : " y ";
    return t.slice(0, -1).join(", ") + e + fin;
  };
  var tramos = function (ajuste, i) {
    var fin = datos.niveles.length - 1, dichos = [], desde = -1, por = function (n) { return datos.niveles[n] + " %"; };
    for (var n = 0; n <= fin + 1; n += 1) {
      var esta = n <= fin && elegida(ajuste, i, n);
      if (esta && desde < 0) { desde = n; }
      if (!esta && desde >= 0) {
        if (desde === 0 && n > fin) { dichos.push("siempre: del " + por(0) + " al " + por(fin)); }
        else if (desde === n - 1) { dichos.push("con el " + por(desde)); }
        else if (desde === 0) { dichos.push("hasta el " + por(n - 1)); }
        else if (n > fin) { dichos.push("desde el " + por(desde)); }
        else { dichos.push("del " + por(desde) + " al " + por(n - 1)); }
        desde = -1;
      }
    }
    return lista(dichos);
  };

  // `faltan`: vacío si no se han pedido; «vienen», «no vinieron» o «nada», si ya están.
  var pedir = function () {
    if (faltan && faltan !== "no vinieron") { return; }
    var guion = document.createElement("script");
    faltan = "vienen";
    guion.src = datos.maneras;
    guion.onload = function () { window.maneras.forEach(entender); llegaron("nada", window.maneras); };
    guion.onerror = function () { llegaron("no vinieron", []); };
    document.head.appendChild(guion);
  };

  var llegaron = function (como, maneras) {
    var esperaba = !ajusteDe(leer());
    faltan = como;
    datos.ajustes = datos.ajustes.concat(maneras);
    if (esperaba) { mostrar(); }
  };

  var contestar = function (e) {
    var ajuste = ajusteDe(e), r = { entran: [], salen: [], siguen: [], que: "", firme: "" };
    if (!ajuste && faltan !== "nada") {
      r.que = faltan === "no vinieron" ? "No se pudo traer la respuesta." : "Buscando la respuesta…";
      r.firme = faltan === "no vinieron" ? "Mueva otra vez la barra para volver a pedirla. La tabla del final dice qué cambiaría con el dinero que hay." : "";
      return r;
    }
    if (!ajuste) {
      r.que = "Esta combinación no se calculó aparte.";
      r.firme = "Le da a cada propuesta el mismo valor que otra de las que sí están.";
      return r;
    }
    var estado = ajuste.estados.charAt(e.dinero), valor = ajuste.valores[e.dinero], brecha = ajuste.cotas[e.dinero] - valor;
    if (estado === "i") {
      r.que = "No habría agenda.";
      r.firme = "Probado: con ese dinero ninguna lista cumple todas las reglas.";
      return r;
    }
    if (estado === "n") {
      r.que = "No se sabe.";
      r.firme = "La búsqueda se detuvo sin hallar una lista que cumpla todas las reglas ni probar que no la hay.";
      return r;
    }
    ids.forEach(function (_, i) {
      var va = elegida(ajuste, i, e.dinero), iba = datos.decididas.charAt(i) === "s";
      if (va) { (iba ? r.siguen : r.entran).push(i); } else if (iba) { r.salen.push(i); }
    });
    var obras = contar(r.siguen.length + r.entran.length, "proyecto", "proyectos"), tal = e.dinero === decidido.dinero && ajuste === propio;
    r.que = (tal ? "Lo decidido: " : "") + obras + ", que " + (r.siguen.length + r.entran.length === 1 ? "vale " : "valen ") + puntos(valor) + " puntos.";
    if (estado === "p") {
      r.firme = "Probado: con ese dinero y contando así, ninguna lista vale más." + (tal ? "" : " Puede haber otra que valga lo mismo.");
    } else {
      r.firme = "No está probado que sea la mejor: es la mejor que se encontró. Ninguna vale más de " + puntos(valor + brecha) + " puntos (" + puntos(brecha) + " más" + (valor ? ", " + porcentaje(brecha, valor) : "") + ").";
    }
    return r;
  };
  var porcentaje = function (parte, todo) {
    var decimas = Math.ceil(parte * 1000 / todo);
    return "el " + miles(Math.floor(decimas / 10)) + (decimas % 10 ? "," + decimas % 10 : "") + " %";
  };

  // Pantalla
  var escribir = function (donde, cuales) {
    var parte = caja.querySelector("[data-lista=" + donde + "]"), ul = parte.querySelector("ul");
    parte.hidden = !cuales.length;
    parte.firstElementChild.textContent = { entran: "Entrarían ", salen: "Saldrían ", siguen: "Seguirían " }[donde] + cuales.length;
    ul.textContent = "";
    cuales.forEach(function (i) { ul.appendChild(document.createElement("li")).appendChild(enlaces[i].cloneNode(true)); });
  };
  // En la gráfica, una raya en el nivel que se puso; el punto, solo si se cuenta como en la agenda.
  var marcar = function (e) {
    var g = document.getElementById("puesto"), nivel = datos.niveles[e.dinero], punto = null;
    if (!g) { return; }
    var x = Math.round(3000 * nivel / datos.niveles[datos.niveles.length - 1]) / 10;
    Array.prototype.forEach.call(g.ownerSVGElement.querySelectorAll("[points]"), function (l) {
      l.getAttribute("points").split(" ").forEach(function (p) { if (Math.abs(parseFloat(p) - x) < .06) { punto = p.split(",")[1]; } });
    });
    g.setAttribute("display", e.dinero === decidido.dinero ? "none" : "inline");
    g.setAttribute("transform", "translate(" + x + " 0)");
    g.querySelector("text").textContent = nivel + " %";
    g.querySelector("circle").setAttribute("display", punto && ajusteDe(e) === propio ? "inline" : "none");
    g.querySelector("circle").setAttribute("cy", punto || 0);
  };
  var deLaSeguida = function (e) {
    var i = ids.indexOf(seguida.value), ajuste = ajusteDe(e);
    if (i < 0 || !ajuste) { return ""; }
    var cuando = tramos(ajuste, i), dudas = /b|n/.test(ajuste.estados);
    return "«" + enlaces[i].textContent.trim() + "»: con esto " + (elegida(ajuste, i, e.dinero) ? "se elegiría" : "no se elegiría") + ". Contando así, " +
      (dudas ? "en las listas que se encontraron " : "") + (cuando ? "está " + cuando + " del dinero que hay." : "no está con ninguno de los niveles de dinero.");
  };
  var nombrar = function (verbo, verbos, cuales) {
    if (!cuales.length) { return ""; }
    var dichos = cuales.slice(0, cuales.length > 4 ? 3 : 4).map(function (i) { return enlaces[i].textContent.trim(); });
    if (cuales.length > 4) { dichos.push("otras " + (cuales.length - 3)); }
    return " " + (cuales.length === 1 ? verbo : verbos) + " " + cuales.length + ": " + lista(dichos) + ".";
  };
  var leer = function () {
    var e = {};
    Object.keys(barras).forEach(function (c) { e[c] = Number(barras[c].value); });
    return e;
  };
  var mostrar = function (callado) {
    var e = leer(), r = contestar(e), frase = deLaSeguida(e), p = caja.querySelector(".respuesta__seguida");
    Object.keys(barras).forEach(function (c) {
      var lugar = c === "dinero" ? datos.niveles[e[c]] + " % del dinero: " + montos[e[c]] + " " + datos.en : datos.lugares[c][e[c]];
      barras[c].setAttribute("aria-valuetext", lugar);
      document.getElementById("lugar-" + c).textContent = lugar;
    });
    caja.querySelector(".decision__que").textContent = r.que;
    caja.querySelector(".respuesta__firme").textContent = r.firme;
    p.textContent = frase;
    p.hidden = !frase;
    escribir("entran", r.entran); escribir("salen", r.salen); escribir("siguen", r.siguen);
    marcar(e);
    clearTimeout(reloj);
    if (callado) { return; }
    reloj = setTimeout(function () {
      anuncio.textContent = r.que + " " + r.firme + nombrar("Entraría", "Entrarían", r.entran) + nombrar("Saldría", "Saldrían", r.salen) + (frase ? " " + frase : "");
    }, ESPERA);
  };

  // La dirección de la página: #dinero=80&factibilidad=2&valor=inversion&propuesta=P07
  var guardar = function () {
    var e = leer(), partes = [];
    if (e.dinero !== decidido.dinero) { partes.push("dinero=" + datos.niveles[e.dinero]); }
    if (e.factibilidad !== decidido.factibilidad) { partes.push("factibilidad=" + datos.enfasis[e.factibilidad]); }
    if (e.valor !== decidido.valor) { partes.push("valor=" + datos.reglas[e.valor]); }
    if (seguida.value) { partes.push("propuesta=" + encodeURIComponent(seguida.value)); }
    history.replaceState(null, "", "#" + (partes.join("&") || "mover"));
  };
  var poner = function (c, lugar) { if (lugar >= 0) { barras[c].value = lugar; } };
  var buscar = function (lista, texto) { return lista.map(String).indexOf(texto); };
  var abrir = function () {
    var dicho = location.hash.slice(1), pares = {};
    try { dicho = decodeURIComponent(dicho); } catch (_) { return false; }
    dicho.split("&").forEach(function (p) { var k = p.indexOf("="); if (k > 0) { pares[p.slice(0, k)] = p.slice(k + 1); } });
    var sola = dicho.indexOf("con-") === 0 ? ids.indexOf(dicho.slice(4)) : -1;
    if (sola < 0 && !Object.keys(pares).length) { return false; }
    Object.keys(decidido).forEach(function (c) { poner(c, decidido[c]); });
    poner("dinero", buscar(datos.niveles, pares.dinero));
    poner("factibilidad", buscar(datos.enfasis, pares.factibilidad));
    poner("valor", buscar(datos.reglas, pares.valor));
    seguida.value = sola >= 0 ? ids[sola] : ids.indexOf(pares.propuesta) >= 0 ? pares.propuesta : "";
    if (sola >= 0) { poner("dinero", primero(sola)); }
    if (!ajusteDe(leer())) { pedir(); }
    return true;
  };
  // El menor nivel en que entra la que no está; si ya está o nunca entra, el dinero que hay.
  var primero = function (i) {
    for (var n = 0; datos.decididas.charAt(i) !== "s" && n < datos.niveles.length; n += 1) {
      if (elegida(propio, i, n)) { return n; }
    }
    return datos.hoy;
  };

  var cambiar = function () {
    if (!ajusteDe(leer())) { pedir(); }
    mostrar();
    guardar();
  };
  Object.keys(barras).forEach(function (c) { barras[c].addEventListener("input", cambiar); });
  seguida.addEventListener("change", cambiar);
  ["factibilidad", "valor"].forEach(function (c) { barras[c].addEventListener("focus", pedir); });
  caja.addEventListener("click", function (e) {
    var paso = Number(e.target.getAttribute("data-paso"));
    if (!paso) { return; }
    var barra = barras[e.target.closest("[data-perilla]").getAttribute("data-perilla")];
    barra.value = Number(barra.value) + paso;
    cambiar();
  });
  document.getElementById("volver").addEventListener("click", function () {
    Object.keys(decidido).forEach(function (c) { poner(c, decidido[c]); });
    cambiar();
  });
  window.addEventListener("hashchange", function () { if (abrir()) { mostrar(); } });

  enlaces.forEach(function (a, i) {
    var o = seguida.appendChild(document.createElement("option"));
    o.value = ids[i]; o.textContent = a.textContent.trim();
  });
  var llego = abrir();
  caja.hidden = false;
  mostrar(!llego);
  // con la dirección ya cambiada, el navegador no salta a la fila de la tabla
  if (llego) { guardar(); document.getElementById("mover").focus(); caja.scrollIntoView(); }
})();
