"""Lo que pasó después de decidir: seguimiento, versiones archivadas y qué cambió entre ellas."""
