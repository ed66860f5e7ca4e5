# Makes the fixtures of scoring/irt: graded.csv and groups.csv (simulated answers) and oracle.csv (numbers about them).
#
#   Rscript oracle.R        in this directory
#
# Made with R 4.2.2, psych 2.2.9, eRm 1.0-2, numDeriv 2016.8 of Debian 12. The marginal likelihoods are written here from
# their formulas and maximised by optim, not by EM; their information is numDeriv's Hessian.
suppressMessages({ library(psych); library(eRm); library(numDeriv) })
set.seed(20260302)
out <- data.frame(key = character(), value = numeric())
put <- function(key, value) out <<- rbind(out, data.frame(key = key, value = unname(value)))
puts <- function(key, values) for (i in seq_along(values)) put(paste0(key, i), values[i])

# --- Answers -----------------------------------------------------------------------------------------------------------
theta <- rnorm(500)
slopes <- c(.8, 1, 1.2, 1.5, 1.8, 1)
cuts <- list(c(-1.5, 0, 1), c(-1, .2), c(-.5, .5, 1.5), c(-1.2, -.2, .8), c(0, 1), c(-.4))
answer <- function(theta, a, b) sum(runif(1) < plogis(a * (theta - b)))  # one uniform: categories of Samejima's model
graded <- t(sapply(theta, function(x) mapply(function(a, b) answer(x, a, b), slopes, cuts)))
graded[matrix(runif(length(graded)) < .1, nrow(graded))] <- NA
graded <- graded[rowSums(!is.na(graded)) > 0, ]
colnames(graded) <- paste0("g", 1:6)
write.csv(graded, "graded.csv", row.names = FALSE, na = "", quote = FALSE)

group <- rep(c("r", "f"), each = 400)
ability <- rnorm(800) - .3 * (group == "f")
difficulty <- seq(-1.5, 1.5, length.out = 8)
binary <- sapply(1:8, function(j) {
  bias <- ifelse(group == "f", c(.8, 0, 0, 0, -.5, 0, 0, 0)[j], 0)
  slope <- ifelse(group == "f" & j == 3, .4, 1.2)
  as.integer(runif(800) < plogis(slope * (ability - difficulty[j] - bias)))
})
colnames(binary) <- paste0("q", 1:8)
write.csv(data.frame(group = group, binary), "groups.csv", row.names = FALSE, quote = FALSE)

# --- Marginal maximum likelihood on the grid of irt.DefaultGrid --------------------------------------------------------
nodes <- seq(-6, 6, length.out = 61)
weights <- dnorm(nodes); weights[c(1, 61)] <- weights[c(1, 61)] / 2; weights <- weights / sum(weights)
categories <- list(
  grm = function(a, b, x) { p <- cbind(1, outer(x, b, function(x, b) plogis(a * (x - b))), 0); p[, -ncol(p), drop = FALSE] - p[, -1, drop = FALSE] },
  gpcm = function(a, b, x) { z <- a * (outer(x, seq(0, length(b))) - rep(1, length(x)) %o% c(0, cumsum(b))); z <- exp(z - apply(z, 1, max)); z / rowSums(z) }
)
sizes <- apply(graded, 2, max, na.rm = TRUE)
unpack <- function(par) { at <- 0; lapply(sizes, function(m) { item <- list(a = par[at + 1], b = par[at + 1 + 1:m]); at <<- at + 1 + m; item }) }
loglik <- function(par, model) {
  items <- unpack(par)
  logs <- matrix(0, nrow(graded), 61)
  for (j in seq_along(items)) {
    p <- categories[[model]](items[[j]]$a, items[[j]]$b, nodes)
    if (any(p <= 0)) return(-1e10)
    x <- graded[, j]; seen <- !is.na(x)
    logs[seen, ] <- logs[seen, ] + t(log(p))[x[seen] + 1, , drop = FALSE]
  }
  sum(log(exp(logs) %*% weights))
}
for (model in c("grm", "gpcm")) {
  start <- unlist(lapply(sizes, function(m) c(1, seq(-1, 1, length.out = m + 2)[1 + 1:m])))
  fit <- optim(start, function(p) -loglik(p, model), method = "BFGS", control = list(maxit = 1000, reltol = 1e-15))
  fit <- optim(fit$par, function(p) -loglik(p, model), gr = function(p) -grad(loglik, p, model = model), method = "BFGS", control = list(maxit = 1000, reltol = 1e-16))
  put(paste0(model, ".loglik"), -fit$value)
  puts(paste0(model, ".parameter"), fit$par)                                         # a, b_1… of each item in turn
  puts(paste0(model, ".error"), sqrt(diag(solve(-hessian(loglik, fit$par, model = model)))))
}

# --- Abilities for given items, by adaptive quadrature and root finding ------------------------------------------------
bank <- list(list(a = .9, b = c(-1.2, .1, 1)), list(a = 1.4, b = c(-.5, .6)), list(a = 1.1, b = .3), list(a = 1.7, b = c(-1, 0, 1.3)))
patterns <- list(c(0, 0, 0, 0), c(1, 1, 0, 2), c(3, 2, 1, 3), c(2, 0, 1, 1), c(3, 0, 0, 2))
for (model in c("grm", "gpcm")) {
  probabilities <- function(item, x) categories[[model]](item$a, item$b, x)
  logp <- function(x, pattern) sapply(x, function(t) sum(mapply(function(item, k) log(probabilities(item, t)[k + 1]), bank, pattern)))
  info <- function(x) sum(sapply(bank, function(item) sum(sapply(seq_len(length(item$b) + 1), function(k) grad(function(t) probabilities(item, t)[k], x)^2 / probabilities(item, x)[k]))))
  puts(paste0(model, ".information"), sapply(c(-2, 0, 1.5), info))
  put(paste0(model, ".marginal"), integrate(function(x) sapply(x, function(t) info(t) / (info(t) + 1) * dnorm(t)), -8, 8, rel.tol = 1e-8)$value)
  for (i in seq_along(patterns)) {
    x <- patterns[[i]]; name <- function(what) paste0(model, ".", what, i)
    post <- function(t, power) t^power * exp(logp(t, x)) * dnorm(t)
    moment <- sapply(0:2, function(power) integrate(post, -12, 12, power = power, rel.tol = 1e-11, subdivisions = 1000)$value)
    mean <- moment[2] / moment[1]
    put(name("eap"), mean); put(name("psd"), sqrt(moment[3] / moment[1] - mean^2))
    score <- function(t) grad(logp, t, pattern = x)
    map <- uniroot(function(t) score(t) - t, c(-6, 6), tol = 1e-12)$root
    put(name("map"), map); put(name("map.se"), 1 / sqrt(info(map) + 1))
    # Warm's J by its definition
    J <- function(t) sum(sapply(bank, function(item) sum(sapply(seq_len(length(item$b) + 1), function(k) {
      f <- function(u) probabilities(item, u)[k]; grad(f, t) * drop(hessian(f, t)) / f(t) }))))
    wle <- uniroot(function(t) score(t) + J(t) / (2 * info(t)), c(-6, 6), tol = 1e-10)$root
    put(name("wle"), wle)
    if (i != 1 && i != 3) put(name("ml"), uniroot(score, c(-6, 6), tol = 1e-12)$root)
    # lz and lz* from the residuals of the indicators (Sinharay 2016), at the MAP
    terms <- lapply(bank, function(item) { p <- drop(probabilities(item, map)); list(p = p, w = log(p), r = sapply(seq_along(p), function(k) grad(function(t) probabilities(item, t)[k], map)) / p) })
    variance <- function(weight) sum(sapply(terms, function(t) sum(t$p * weight(t)^2) - sum(t$p * weight(t))^2))
    W <- sum(mapply(function(t, k) t$w[k + 1] - sum(t$p * t$w), terms, x))
    c0 <- sum(sapply(terms, function(t) sum(t$p * t$r * t$w))) / sum(sapply(terms, function(t) sum(t$p * t$r^2)))
    put(name("lz"), W / sqrt(variance(function(t) t$w)))
    put(name("lzstar"), (W + c0 * -map) / sqrt(variance(function(t) t$w - c0 * t$r)))
  }
}

# --- eRm: conditional difficulties, then maximum likelihood abilities of the raw scores --------------------------------
rasch <- RM(binary)
persons <- person.parameter(rasch)
puts("erm.beta", -rasch$betapar)
for (r in 1:7) {
  row <- which(rowSums(binary) == r)[1]
  put(paste0("erm.theta", r), persons$theta.table[row, "Person Parameter"])
  put(paste0("erm.se", r), unlist(persons$se.theta)[paste0("NAgroup1.P", row)])
}

# --- Reliability -------------------------------------------------------------------------------------------------------
for (data in list(list("attitude", attitude), list("binary", as.data.frame(binary)))) {
  a <- suppressWarnings(psych::alpha(data[[2]], check.keys = FALSE))
  put(paste0(data[[1]], ".alpha"), a$total$raw_alpha); put(paste0(data[[1]], ".ase"), a$total$ase)
  puts(paste0(data[[1]], ".drop"), a$alpha.drop$raw_alpha); puts(paste0(data[[1]], ".rdrop"), a$item.stats$r.drop)
  f <- factanal(data[[2]], 1, control = list(lower = .005, opt = list(factr = 1e2)))
  l <- sum(f$loadings); put(paste0(data[[1]], ".omega"), l^2 / (l^2 + sum(f$uniquenesses)))
}

# --- Differential functioning ------------------------------------------------------------------------------------------
total <- rowSums(binary); focal <- as.integer(group == "f")
nagelkerke <- function(fit, null) (1 - exp(2 * (logLik(null) - logLik(fit)) / 800)) / (1 - exp(2 * logLik(null) / 800))
for (j in 1:8) {
  tab <- table(factor(focal, 0:1), factor(binary[, j], 1:0), total)
  tab <- tab[, , apply(tab, 3, sum) > 1]
  m <- mantelhaen.test(tab)
  put(paste0("mh.chi2", j), m$statistic); put(paste0("mh.odds", j), m$estimate)
  y <- binary[, j]
  m0 <- glm(y ~ 1, binomial); m1 <- glm(y ~ total, binomial); m2 <- glm(y ~ total + focal, binomial); m3 <- glm(y ~ total * focal, binomial)
  put(paste0("logistic.chi2", j), 2 * (logLik(m3) - logLik(m1))); put(paste0("logistic.uniform", j), 2 * (logLik(m2) - logLik(m1)))
  put(paste0("logistic.odds", j), exp(-coef(m2)["focal"])); put(paste0("logistic.r2", j), nagelkerke(m3, m0) - nagelkerke(m1, m0))
}
p <- sapply(1:8, function(j) pchisq(out$value[out$key == paste0("logistic.chi2", j)], 2, lower.tail = FALSE))
puts("logistic.adjusted", p.adjust(p, "BH"))

# --- Links between two sets of items that do not agree exactly ---------------------------------------------------------
from <- list(a = c(.9, 1.2, 1.5, .8), b = c(-1, 0, .4, 1.2)); to <- list(a = c(.8, 1, 1.1, .75), b = c(-.8, .5, 1.1, 1.7))
gap <- function(l, sum) {
  mine <- sapply(1:4, function(j) plogis(from$a[j] / l[1] * (nodes - l[1] * from$b[j] - l[2])))
  theirs <- sapply(1:4, function(j) plogis(to$a[j] * (nodes - to$b[j])))
  if (sum) sum(weights * rowSums(mine - theirs)^2) else sum(weights * rowSums((mine - theirs)^2))
}
for (method in c("haebara", "stocking-lord")) {
  l <- optim(c(1, 0), gap, sum = method == "stocking-lord", method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 5000))
  puts(paste0("link.", method), l$par)
}

out$value <- formatC(out$value, digits = 12, format = "g", width = 1)
write.csv(out, "oracle.csv", row.names = FALSE, quote = FALSE)
