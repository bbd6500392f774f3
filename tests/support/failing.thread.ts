/** Stands for a solver that cannot start, or a worker that dies. */
throw new Error("the solver did not start");
