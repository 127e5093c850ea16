// LEMON's network simplex on a network file, for comparison with our own.
// usage: lemon NETWORK RULE RUNS      RULE: block | list
// The file holds 32-bit whole numbers: nodes, arcs, then supply by node, then tail, head, weight, kg of each arc
// (arrays one after the other). Prints one line a run: milliseconds of run(), its processor milliseconds, and the objective.
#include <chrono>
#include <ctime>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>
#include <lemon/network_simplex.h>
#include <lemon/static_graph.h>

using Graph = lemon::StaticDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, int>;

static std::vector<int32_t> read(const char* path) {
  FILE* file = std::fopen(path, "rb");
  if (!file) std::exit(2);
  std::fseek(file, 0, SEEK_END);
  std::vector<int32_t> data(std::ftell(file) / 4);
  std::rewind(file);
  if (std::fread(data.data(), 4, data.size(), file) != data.size()) std::exit(2);
  std::fclose(file);
  return data;
}

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const auto data = read(argv[1]);
  const int nodes = data[0], arcs = data[1];
  const int32_t* supply = data.data() + 2;
  const int32_t *tail = supply + nodes, *head = tail + arcs, *weight = head + arcs, *kg = weight + arcs;
  // StaticDigraph wants arcs in the order of their tails, which also serves its cache best.
  std::vector<int> first(nodes + 1, 0), order(arcs);
  for (int e = 0; e < arcs; ++e) ++first[tail[e] + 1];
  for (int v = 0; v < nodes; ++v) first[v + 1] += first[v];
  for (int e = 0; e < arcs; ++e) order[first[tail[e]]++] = e;
  std::vector<std::pair<int, int>> ends(arcs);
  for (int n = 0; n < arcs; ++n) ends[n] = {tail[order[n]], head[order[n]]};
  // An arc without capacity carries INT32_MAX, which LEMON reads as endless too.
  Graph graph;
  graph.build(nodes, ends.begin(), ends.end());
  Graph::ArcMap<int> upper(graph), cost(graph);
  Graph::NodeMap<int> balance(graph);
  for (int n = 0; n < arcs; ++n) {
    const int e = order[n];
    upper[graph.arc(n)] = kg[e];
    cost[graph.arc(n)] = -weight[e];
  }
  for (int v = 0; v < nodes; ++v) balance[graph.node(v)] = supply[v];
  const auto rule = std::strcmp(argv[2], "list") == 0 ? Simplex::CANDIDATE_LIST : Simplex::BLOCK_SEARCH;
  for (int run = 0; run < std::atoi(argv[3]); ++run) {
    Simplex simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(balance);
    const auto ticks = std::clock();
    const auto start = std::chrono::steady_clock::now();
    const auto status = simplex.run(rule);
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    if (status != Simplex::OPTIMAL) return 3;
    const double cpu = 1000.0 * (std::clock() - ticks) / CLOCKS_PER_SEC;
    std::printf("%.3f %.3f %lld\n", took.count(), cpu, -(long long)simplex.totalCost<long long>());
  }
}
