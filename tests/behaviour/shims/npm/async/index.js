// What the programs use of async 2: each task is given what the one before gave to its callback.
exports.waterfall = (tasks, done) => {
  const next = (index, given) => {
    if (index === tasks.length) return done(null, ...given);
    return tasks[index](...given, (error, ...results) => (error ? done(error) : next(index + 1, results)));
  };
  next(0, []);
};
