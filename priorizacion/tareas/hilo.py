"""Un cálculo largo en otro hilo, para que Ctrl+C responda aunque el solucionador no escuche."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def esperar(calculo: Callable[[], T]) -> T:
    """Corre `calculo` en otro hilo y espera lo que devuelva; lo que lance, lo lanza aquí.

    Un `KeyboardInterrupt` sale enseguida y deja el hilo atrás: no debe escribir nada, y quien
    atienda la interrupción debe terminar el programa.
    """
    futuro: Future[T] = Future()

    def correr() -> None:
        try:
            futuro.set_result(calculo())
        except BaseException as error:  # noqa: BLE001  # se lanza en quien espera
            futuro.set_exception(error)

    threading.Thread(target=correr, daemon=True).start()
    return futuro.result()
