import statistics as st
from fractions import Fraction

data = [2.5, 3.25, 5.5, 11.25, 11.75]
ints = [1, 2, 3, 4, 4, 5, 5, 5, 9]
print(st.mean(data), st.mean([1, 2, 3, 4]), st.mean([1, 2]), st.mean([Fraction(1, 2), 1]), st.fmean(data), st.fmean([1, 2, 3], [1, 1, 4]))
print(st.median(ints), st.median([1, 2, 3, 4]), st.median_low([1, 2, 3, 4]), st.median_high([1, 2, 3, 4]), st.median_grouped(ints))
print(st.mode(ints), st.mode("aabbb"), st.multimode("aabbc"), st.multimode([]))
print(st.stdev(data), st.pstdev(data), st.variance(data), st.pvariance(data), st.variance(ints), st.stdev([1, 2, 3, 4]), st.pvariance([1, 2, 3, 4]))
print(st.stdev([0.1, 0.2, 0.3, 0.15]), st.variance([0.1, 0.2, 0.3]), st.pstdev([1e10, 1e10 + 1, 1e10 + 2]))
print(st.quantiles(data), st.quantiles(ints, n=10), st.quantiles(data, method="inclusive"), st.quantiles([1], n=4))
print(st.geometric_mean([54, 24, 36]), st.harmonic_mean([40, 60]), st.harmonic_mean([40, 60], weights=[5, 30]), st.harmonic_mean([2.5, 3, 10]))
print(st.correlation([1, 2, 3, 4], [2, 4, 5, 9]), st.covariance([1, 2, 3], [1, 5, 7]), st.linear_regression([1, 2, 3], [2, 4.5, 6]))
slope, intercept = st.linear_regression([1, 2, 3, 4], [3, 5, 7, 9])
print(slope, intercept, st.correlation([1, 2, 3], [3, 1, 2], method="ranked"))
n = st.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(100), round(n.cdf(115), 12), n.zscore(130), n + 5, n * 2)
for bad in (lambda: st.mean([]), lambda: st.median([]), lambda: st.stdev([1]), lambda: st.variance([]), lambda: st.mode([]), lambda: st.pstdev([]), lambda: st.fmean([]), lambda: st.mean(["a"]), lambda: st.quantiles([]), lambda: st.harmonic_mean([-1]), lambda: st.correlation([1, 2], [1]), lambda: st.geometric_mean([])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
print(issubclass(st.StatisticsError, ValueError))
print(st.mean([True, False, True]))
latencies = [0.12, 0.34, 0.22, 0.41, 0.19, 0.27]
print(f"{st.mean(latencies):.3f} {st.median(latencies):.3f} {st.stdev(latencies):.3f} {max(latencies)}")
print(st.mean(latencies), st.median(latencies), st.stdev(latencies), st.pstdev(latencies))
